/** Sentences about pages and letters, written for the specimen: they say nothing but what the reader sees. */

import type { Language, SpecimenText } from './texts.js';

const en: SpecimenText = {
  title: 'How a page is made',
  heads: ['The line', 'The column', 'The margin', 'Ink and paper', 'Above and below', 'The last page'],
  sentences: [
    'This page is here to be looked at, and its words only fill the lines.',
    'A good line is neither too long nor too short: the eye goes to its end, turns back, and finds the next one without searching.',
    'Between the words there is a little room, and in every line it should be much the same.',
    'The columns stand side by side, and their lines stand on one grid, whatever comes between them.',
    'Where a picture, a box or a table breaks the column, the text below it finds the grid again.',
    'Margins are not empty; they hold the page, and the reader’s thumbs.',
    'Paper is white, ink is black, and most of what a designer decides happens in the grey that the two make together.',
    'A heading belongs to what follows it.',
    'The same sentences return on other pages, so that one page can be compared with another.',
    'Justified setting asks for hyphenation, and hyphenation asks for a dictionary of every language.',
    'Small letters want room, large ones hardly any.',
    'Nothing on these pages has happened, and nobody in them has said anything.',
  ],
};

const tr: SpecimenText = {
  title: 'Bir sayfa nasıl kurulur',
  heads: ['Satır', 'Sütun', 'Kenar boşluğu', 'Mürekkep ve kâğıt', 'Yukarısı ve aşağısı', 'Son sayfa'],
  sentences: [
    'Bu sayfa okunmak için değil, bakılmak için hazırlandı.',
    'İyi bir satır ne çok uzun ne de çok kısadır; göz satırın sonuna varır, geri döner ve sonraki satırı aramadan bulur.',
    'Sözcüklerin arasında biraz boşluk vardır ve bu boşluk her satırda aşağı yukarı aynı olmalıdır.',
    'Sütunlar yan yana durur, satırları da aynı çizgiler üzerinde ilerler.',
    'Bir resim, bir kutu ya da bir çizelge sütunu böldüğünde, altındaki metin yine aynı çizgilere oturur.',
    'Kenar boşlukları boş değildir; sayfayı ve okurun parmaklarını taşır.',
    'Kâğıt beyaz, mürekkep siyahtır; tasarımcının kararlarının çoğu bu ikisinin birlikte oluşturduğu gride verilir.',
    'Başlık kendisinden sonra gelene aittir ve ona daha yakın durur.',
    'Aynı tümceler başka sayfalarda da yinelenir; böylece sayfalar birbiriyle karşılaştırılabilir.',
    'Türkçe uzun sözcükleri sever; bu yüzden satır sonlarında heceler birbirinden ayrılır.',
    'Küçük harfler açık, büyük harfler sıkı biçimler ister.',
    'Iğdır ile İzmir, ılık ile iri: noktalı ve noktasız harfler birbirine karışmamalıdır.',
  ],
};

const ug: SpecimenText = {
  title: 'بەت قانداق تۈزۈلىدۇ',
  heads: ['قۇر', 'ئىستون', 'بەت گىرۋىكى', 'سىياھ ۋە قەغەز', 'يۇقىرى ۋە تۆۋەن', 'ئاخىرقى بەت'],
  sentences: [
    'بۇ بەت كۆرۈش ئۈچۈن تەييارلاندى، ئۇنى ئوقۇش شەرت ئەمەس.',
    'ياخشى قۇر بەك ئۇزۇنمۇ، بەك قىسقىمۇ بولمايدۇ؛ كۆز قۇرنىڭ ئاخىرىغا يېتىپ بارىدۇ، قايتىدۇ ۋە كېيىنكى قۇرنى ئىزدىمەيلا تاپىدۇ.',
    'سۆزلەرنىڭ ئارىسىدا ئازراق بوشلۇق بولىدۇ، بۇ بوشلۇق ھەممە قۇردا ئوخشاش بولۇشى كېرەك.',
    'ئىستونلار يانمۇيان تۇرىدۇ، ئۇلارنىڭ قۇرلىرى بىر سىزىق ئۈستىدە تۇرىدۇ.',
    'رەسىم، رامكا ياكى جەدۋەل ئىستوننى بۆلسە، ئۇنىڭ ئاستىدىكى تېكىست يەنە شۇ سىزىققا قايتىدۇ.',
    'بەتنىڭ گىرۋىكى بىكار ئەمەس؛ ئۇ بەتنى ۋە ئوقۇرمەننىڭ بارمىقىنى كۆتۈرۈپ تۇرىدۇ.',
    'قەغەز ئاق، سىياھ قارا بولىدۇ؛ لايىھەلىگۈچى ئىككىسىنىڭ ئارىسىدىكى كۈلرەڭنى تاللايدۇ.',
    'ماۋزۇ ئۆزىدىن كېيىنكى تېكىستكە تەۋە، شۇڭا ئۇنىڭغا تېخىمۇ يېقىن تۇرىدۇ.',
    'بۇ جۈملىلەر باشقا بەتلەردىمۇ تەكرارلىنىدۇ، شۇنداق قىلىپ بەتلەرنى سېلىشتۇرغىلى بولىدۇ.',
    'ھەر بىر ھەرپ سۆزنىڭ بېشىدا، ئوتتۇرىسىدا ۋە ئاخىرىدا باشقىچە يېزىلىدۇ.',
    'كىتاب ئوڭدىن سولغا ئوقۇلىدۇ، سانلار بولسا سولدىن ئوڭغا يېزىلىدۇ.',
    'بۇ بەتلەردە ھېچقانداق ۋەقە يوق، ھېچكىم بىرەر گەپ قىلمىدى.',
  ],
};

const ar: SpecimenText = {
  title: 'كيف تُصنع الصفحة',
  heads: ['السطر', 'العمود', 'الهامش', 'الحبر والورق', 'فوق وتحت', 'الصفحة الأخيرة'],
  sentences: [
    'هذه الصفحة للنظر لا للقراءة، وكلماتها تملأ السطور فحسب.',
    'السطر الجيد ليس طويلا جدا ولا قصيرا جدا، فالعين تصل إلى آخره ثم تعود وتجد السطر التالي دون بحث.',
    'بين الكلمات فراغ صغير، وينبغي أن يكون متقاربا في كل سطر.',
    'تقف الأعمدة جنبا إلى جنب، وتقف سطورها على شبكة واحدة.',
    'إذا قطعت صورة أو إطار أو جدول العمود عاد النص بعدها إلى الشبكة نفسها.',
    'الهوامش ليست فارغة، فهي تحمل الصفحة وتحمل أصابع القارئ.',
    'الورق أبيض والحبر أسود، وأكثر ما يقرره المصمم يقع في الرمادي بينهما.',
    'العنوان يتبع ما بعده، ولذلك يقف أقرب إليه مما قبله.',
    'تعود الجمل نفسها في صفحات أخرى حتى تمكن المقارنة بين الصفحات.',
    'يتغير شكل الحرف في أول الكلمة ووسطها وآخرها.',
    'يُقرأ النص من اليمين إلى اليسار، وتُكتب الأرقام من اليسار إلى اليمين.',
    'لم يحدث شيء في هذه الصفحات، ولم يقل فيها أحد شيئا.',
  ],
};

const zh: SpecimenText = {
  title: '一页是怎样排成的',
  heads: ['行', '栏', '页边', '墨与纸', '上与下', '最后一页'],
  sentences: [
    '这一页是给人看的，文字只是用来填满各行。',
    '好的行不太长也不太短，眼睛走到行尾，再回来，不必寻找就能看到下一行。',
    '汉字一个接一个，大小相同，标点也各占一格。',
    '各栏并排而立，各行都站在同一个网格上。',
    '图片、方框或表格隔断了一栏，下面的文字仍回到原来的网格。',
    '页边并不是空的，它托着版面，也托着读者的手指。',
    '纸是白的，墨是黑的，设计者的许多决定都在两者之间的灰色里。',
    '标题属于后面的文字，所以离后面更近。',
    '同样的句子会在别的页上再出现，这样就能比较不同的页。',
    '行首不放句号和逗号，行尾不放开引号和开括号。',
    '强调不用斜体，而用着重号。',
    '这些页里什么也没有发生，也没有人说过什么话。',
  ],
};

export const OWN_TEXTS: Readonly<Record<Language, SpecimenText>> = { en, tr, ug, ar, 'zh-Hans': zh };
