/**
 * IPTC Media Topics, as far as they are needed: code, English name, and the Subject Codes that the IPTC declares an exact match. Written by
 * `npm run refresh:mediatopics -- FILE`, FILE being the IPTC's own JSON of the vocabulary (https://cv.iptc.org/newscodes/mediatopic/?format=json&lang=en-US).
 * © IPTC, International Press Telecommunications Council, https://iptc.org, CC BY 4.0.
 */
/** Which release this is. @public */
export const mediaTopicsRelease = {
  released: '2023-03-31',
  licence: 'https://creativecommons.org/licenses/by/4.0/',
  source: 'http://cv.iptc.org/newscodes/mediatopic/',
  /** false: the concepts below are a part of the release; a refresh from the IPTC's file makes it whole. */
  complete: false,
} as const

/** Code, name, Subject Codes of exact match. `closeMatch` and `broadMatch` are not certain and not here. */
export const mediaTopics: readonly (readonly [code: string, name: string, ...subjectCodes: string[]])[] = [
  ['01000000', 'arts, culture, entertainment and media', '01000000'],
  ['02000000', 'crime, law and justice', '02000000'],
  ['03000000', 'disaster, accident and emergency incident', '03000000'],
  ['04000000', 'economy, business and finance', '04000000'],
  ['05000000', 'education', '05000000'],
  ['06000000', 'environment', '06000000'],
  ['07000000', 'health', '07000000'],
  ['08000000', 'human interest'],
  ['09000000', 'labour', '09000000'],
  ['10000000', 'lifestyle and leisure', '10000000'],
  ['11000000', 'politics', '11000000'],
  ['12000000', 'religion', '12000000'],
  ['13000000', 'science and technology', '13000000'],
  ['14000000', 'society', '14025000'],
  ['15000000', 'sport', '15000000'],
  ['16000000', 'conflict, war and peace'],
  ['17000000', 'weather', '17000000'],
  ['20000002', 'arts and entertainment'],
  ['20000003', 'animation', '01025000'],
  ['20000004', 'cartoon', '01024000'],
  ['20000005', 'movies', '01005000'],
  ['20000006', 'film festival', '01005001'],
  ['20000007', 'dance', '01006000'],
  ['20000008', 'ballet'],
  ['20000009', 'modern dance'],
  ['20000010', 'traditional dance'],
  ['20000011', 'fashion', '01007000'],
  ['20000012', 'jewelry', '01007001'],
  ['20000013', 'literature', '01010000'],
  ['20000014', 'drama (literature)'],
  ['20000015', 'fiction', '01010001'],
  ['20000016', 'non-fiction'],
  ['20000017', 'poetry', '01010002'],
  ['20000018', 'music', '01011000'],
  ['20001065', 'soccer', '15054000'],
]
