/** The ways an article opens. */

import { pictureOf, story, type Setting, type Story } from '../story.js';

export const openings = (setting: Setting): readonly Story[] => [feature(setting), report(setting), ...briefs(setting)];

function feature(setting: Setting): Story {
  const { labels } = setting.edition;
  const flow = setting.flow();
  return story(
    'feature',
    {
      title: labels.titles.feature,
      kicker: labels.sections.openings,
      standfirst: flow.paragraph(160),
      byline: [{ by: 'Galley' }, { photographs: 'Galley' }],
      section: labels.sections.openings,
      teaser: labels.titles.feature,
      opening: 'feature',
      lead: pictureOf(setting, 'portrait', labels.testCard),
    },
    [flow.paragraphs(3), `## ${flow.head()}`, flow.paragraphs(4), `## ${flow.head()}`, flow.paragraphs(4)],
  );
}

function report(setting: Setting): Story {
  const { edition, texts } = setting;
  const { labels } = edition;
  const flow = setting.flow();
  const ownSource = { publisher: 'Galley', title: flow.title };
  return story(
    'report',
    {
      title: labels.titles.report,
      kicker: labels.sections.openings,
      standfirst: [flow.line(), flow.line(), flow.line()],
      byline: [{ by: ['Galley', 'Galley'] }, { 'additional reporting': 'Galley' }, { illustration: 'Galley' }],
      dateline: { place: labels.name, agency: 'Galley' },
      source: texts.cited ? { ...texts.cited, accessed: '2020-12' } : ownSource,
      section: labels.sections.openings,
      teaser: labels.titles.report,
      opening: 'report',
      lead: pictureOf(setting, 'landscape', labels.testCard),
    },
    [flow.paragraphs(4), `## ${flow.head()}`, flow.paragraphs(3)],
  );
}

/** Two of them under the first, on one page. */
function briefs(setting: Setting): readonly Story[] {
  const { labels } = setting.edition;
  const flow = setting.flow();
  return [1, 2, 3].map((number) =>
    story(
      `brief-${number}`,
      {
        title: `${labels.titles.brief} (${number}/3)`,
        kicker: labels.sections.openings,
        section: labels.sections.openings,
        opening: 'brief',
        ...(number > 1 && { start: 'continue' }),
      },
      [flow.paragraphs(3, 240)],
    ),
  );
}
