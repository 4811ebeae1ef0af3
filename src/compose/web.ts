/** The web edition of an issue: its pages, the home page of the site, and the style sheet and fonts they share. */

import type { Issue } from '../issue.js';
import type { EditionStyle } from './body.js';
import { charactersOf } from './characters.js';
import { newMemory, rememberingViews, type ComposeMemory } from './memory.js';
import { contentHash, picturesOf, readDrawings, type Asset } from './pictures.js';
import { bundleStyles } from './styles.js';
import type { Theme } from './theme.js';
import { editionView } from './view.js';
import { webAddresses } from './web-addresses.js';
import { pageMetadata } from './web-metadata.js';
import { homePage, issuePages, type PageDraft } from './web-pages.js';
import { firstPictureAtOnce, focusRules, webShow, type WebPicture } from './web-pictures.js';
import { publishedIssue, type PublishedIssue } from './web-published.js';
import { nameWidthEm } from './name-width.js';
import { headlineOf } from './web-text.js';
import { webView, type WebView } from './web-view.js';
import type { PdfFile } from './web-words.js';
import { wordsOf } from './words.js';

/** What the pages need to know of the site around them. */
export interface SiteFacts {
  /** The pictures as the site carries them, by `Picture.path`. Drawings need not be there. */
  readonly pictures: ReadonlyMap<string, WebPicture>;
  /** The issues that stand in the site already; one with the id of this issue gives way to it. */
  readonly published: readonly PublishedIssue[];
  readonly pdf?: PdfFile | undefined;
}

export interface WebPage {
  /** Relative to the site's root: `index.html`, `2020-12/cotton.html`. */
  readonly path: string;
  readonly html: string;
}

export interface WebComposition {
  readonly pages: readonly WebPage[];
  /** Style sheet, fonts and icon; addresses relative to the site's root. */
  readonly assets: readonly Asset[];
  /** What the home page needs to show this issue, also when another is built. */
  readonly published: PublishedIssue;
}

const ASSETS = 'assets/';

/** @param memory for whoever composes again and again, with no other theme */
export async function webEdition(
  issue: Issue,
  theme: Theme,
  { memory = newMemory(), ...site }: SiteFacts & { readonly memory?: ComposeMemory },
): Promise<WebComposition> {
  const { pictures } = site;
  const drawings = await readDrawings(picturesOf(issue));
  const addresses = webAddresses(issue);
  const style: EditionStyle = {
    edition: 'web',
    show: webShow(pictures, drawings),
    address: addresses.link,
    words: wordsOf,
    hyphenation: issue.journal.hyphenation,
  };
  const known = JSON.stringify([issue.articles.map(({ slug }) => slug), [...pictures], [...style.hyphenation]]);
  const edition = editionView(issue, style, rememberingViews(memory, known));
  const view = webView(issue, edition, { style, addresses, pdf: site.pdf });
  const published = publishedIssue(issue, { edition, addresses, pictures, drawings });
  const setting = { issue, view, addresses, pictures };
  const others = site.published.filter(({ id }) => id !== issue.id);
  const drafts = [homePage(setting, [...others, published]), ...issuePages(setting)];
  const mains = drafts.map((draft) => firstPictureAtOnce(theme.render(draft.template, draft.view)));
  const assets = await sharedAssets({ issue, theme, text: mains.join('') + headText(view) });
  const shell = { issue, theme, view, ...assets };
  const pages = drafts.map((draft, index) => ({ path: draft.path, html: wholePage(draft, mains[index] ?? '', shell) }));
  return { pages, assets: assets.files, published };
}

/** Words of the frame around every page. */
const headText = ({ journal, issue, words, webWords, pdf }: WebView): string =>
  JSON.stringify([journal, issue.date, words, webWords, pdf]);

interface SharedAssets {
  readonly files: readonly Asset[];
  /** Relative to the site's root. */
  readonly sheet: string;
  readonly icon: string;
}

async function sharedAssets(from: { issue: Issue; theme: Theme; text: string }): Promise<SharedAssets> {
  const { issue, theme, text } = from;
  const typed = charactersOf(text);
  const letters = `${typed}${typed.toUpperCase()}`;
  const bundle = await bundleStyles(theme.layers, { entry: 'styles/web.css', text: letters, folder: '' });
  const css = `${bundle.css}\n:root { --name-width: ${nameWidthEm(issue.journal.name)}; }\n${focusRules(text)}`;
  const [initial] = new Intl.Segmenter(issue.journal.lang).segment(issue.journal.name);
  const icon = theme.render('web/icon', { initial: initial?.segment ?? '' });
  const own = [asset('css', css), asset('svg', icon)] as const;
  const fonts = bundle.assets.map(({ url, bytes }) => ({ url: `${ASSETS}${url}`, bytes }));
  return { files: [...own, ...fonts], sheet: own[0].url, icon: own[1].url };
}

const asset = (extension: string, content: string): Asset => ({
  url: `${ASSETS}galley-${contentHash(content)}.${extension}`,
  bytes: new TextEncoder().encode(content),
});

interface Shell extends SharedAssets {
  readonly issue: Issue;
  readonly theme: Theme;
  readonly view: WebView;
}

function wholePage(draft: PageDraft, main: string, { issue, theme, view, sheet, icon }: Shell): string {
  const { kind, lang, dir, path, facts } = draft;
  const site = '../'.repeat(path.split('/').length - 1);
  const isHome = kind === 'home';
  const { name, baseUrl } = issue.journal;
  const metadata = pageMetadata({ path, ...facts }, { name, ...(baseUrl && { baseUrl }) });
  return theme.render('web', {
    ...view,
    kind,
    lang,
    dir,
    site,
    folder: isHome ? `${encodeURI(issue.id)}/` : '',
    isHome,
    isFront: kind === 'front',
    title: kind === 'front' || isHome ? facts.title : windowTitle(facts.title, issue),
    metadata,
    sheet: `${site}${sheet}`,
    icon: `${site}${icon}`,
    navigation: navigation(view, kind),
    main,
  });
}

/** Search engines show about so many characters of a title, and validators ask for no more. */
const TITLE_LENGTH = 70;

/** The page's own title, with as much of the journal's name and date as fits behind it. */
function windowTitle(title: string, issue: Issue): string {
  const longer = [headlineOf(issue), issue.journal.name].map((name) => `${title} – ${name}`);
  return longer.find((candidate) => candidate.length <= TITLE_LENGTH) ?? title;
}

/** The ways through the issue, in the order of its pages. */
function navigation(view: WebView, kind: string): readonly { label: string; href: string; isCurrent: boolean }[] {
  const { words, addresses, editorialCard, hasReferences } = view;
  const entry = (name: string, label: string, href: string) => ({ label, href, isCurrent: name === kind });
  return [
    entry('front', words.contents, addresses.front),
    ...(editorialCard ? [entry('editorial', words.editorial, editorialCard.href)] : []),
    ...(hasReferences ? [entry('references', words.references, addresses.references)] : []),
    entry('about', words.about, addresses.about),
  ];
}
