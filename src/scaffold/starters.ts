/** The files as an editor first meets them: what must be filled in is there, what may be is a comment beside it. */

import { stringify } from 'yaml';

export const issueFile = (date: string, lead: string): string => `---
date: "${date}"
# number: 1
# volume: 1
cover:
  lead: ${lead} # the article the cover is about; its title is the headline
  # headline: Another headline than that title
  # kicker: A word or two above it
  # picture:
  #   src: images/cover.jpg
  #   alt: What the picture shows, for those who cannot see it
  #   credit: Who made it
articles: # in the order printed
  - ${lead}
# editorial:
#   title: The editorial's title; its text goes under the closing dashes
---
`;

export const articleFile = (title: string): string => `---
title: ${stringify(title, { lineWidth: 0 }).trimEnd()}
# kicker: A word or two above the title
# standfirst: What the story says, in a sentence or two
# byline:
#   - by: Name of the author
# dateline:
#   place: Where it was reported from
# source: # where it summarises or reprints another's work
#   publisher: Who published that
#   url: https://example.org/its-address
# teaser: Its line on the cover
# lead:
#   src: images/picture.jpg
#   alt: What the picture shows, for those who cannot see it
#   caption: The line under it
#   credit: Who made it
# lang: ug # where it is not the journal's language
---
`;

export const journalFile =
  (): string => `# What stays from month to month. An issue may override any of it in its issue.md.

name: Name of the journal
# slug: name-of-the-journal # for file names and addresses; made from the name when not given
lang: en # the language it is written in
publisher: # in every script it is printed in
  - text: Name of the publisher
    lang: en

# names: # the journal's own name in further scripts
#   - text: Its name
#     lang: ug
# tagline: A line under the name
# about: What the journal is for
# credits: # in the order printed
#   - role: Editor
#     names: [Name of the editor]
# contacts:
#   address:
#     - A line of the postal address
#   email: [editors@example.org]
# web:
#   baseUrl: https://example.org/ # where the web edition will stand

print:
  trim: 210 x 280 mm # the page after cutting
  bleed: 3 # millimetres
  binding: saddle-stitch # or perfect
  profile: coated-fogra39
  pageMultiple: 4
`;
