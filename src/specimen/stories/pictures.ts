/** Pictures in every place they can have. */

import { figure, pictureOf, story, type PictureName, type Setting, type Story } from '../story.js';

/** What a figure can ask for, and the card that shows it best. In this order on the pages. */
const PLACES: readonly (readonly [attributes: string, picture: PictureName])[] = [
  ['', 'landscape'],
  ['width="wide"', 'landscape'],
  ['place="top"', 'landscape'],
  ['place="bottom"', 'landscape'],
  ['place="span-top"', 'landscape'],
  ['place="span-bottom"', 'landscape'],
  ['place="page"', 'portrait'],
  ['place="bleed"', 'portrait'],
  ['place="spread"', 'panorama'],
];

export function pictures(setting: Setting): readonly Story[] {
  const { labels } = setting.edition;
  const flow = setting.flow();
  const places = PLACES.flatMap(([attributes, picture]) => [flow.paragraphs(5), figure(setting, picture, attributes)]);
  return [
    story(
      'places',
      {
        title: labels.titles.places,
        standfirst: flow.paragraph(120),
        section: labels.sections.pictures,
        teaser: labels.titles.places,
      },
      [...places, flow.paragraphs(4)],
    ),
    story(
      'cartoon',
      {
        title: labels.titles.cartoon,
        kind: 'cartoon',
        section: labels.sections.pictures,
        lead: pictureOf(setting, 'tall', labels.testCard),
      },
      [],
    ),
    story(
      'picture',
      {
        title: labels.titles.page,
        kind: 'page',
        kicker: labels.sections.pictures,
        section: labels.sections.pictures,
        lead: pictureOf(setting, 'portrait', labels.testCard),
      },
      [],
    ),
  ];
}
