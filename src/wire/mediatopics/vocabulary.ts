/**
 * IPTC Media Topics: code, broader topic, Subject Codes of exact match, name in British and, where it differs, in American English. Written by
 * `npm run refresh:mediatopics`; not edited by hand.
 * © IPTC, International Press Telecommunications Council, https://iptc.org, CC BY 4.0.
 */
/** Which release this is. @public */
export const mediaTopicsRelease = {
  released: '2023-03-31',
  licence: 'https://creativecommons.org/licenses/by/4.0/',
  source: 'http://cv.iptc.org/newscodes/mediatopic/',
} as const

/** A line a topic (`topicOf` in release.ts). */
export const mediaTopicLines = `\
01000000||01000000|arts, culture, entertainment and media
02000000||02000000|crime, law and justice
03000000||03000000|disaster, accident and emergency incident
04000000||04000000|economy, business and finance
05000000||05000000|education
06000000||06000000|environment
07000000||07000000|health
08000000|||human interest
09000000||09000000|labour
10000000||10000000|lifestyle and leisure
11000000||11000000|politics
12000000||12000000|religion
13000000||13000000|science and technology
14000000||14025000|society
15000000||15000000|sport
16000000|||conflict, war and peace
17000000||17000000|weather
20000002|||arts and entertainment
20000003||01025000|animation
20000004||01024000|cartoon
20000005||01005000|movies
20000006||01005001|film festival
20000007||01006000|dance
20000008|||ballet
20000009|||modern dance
20000010|||traditional dance
20000011||01007000|fashion
20000012||01007001|jewelry
20000013||01010000|literature
20000014|||drama (literature)
20000015||01010001|fiction
20000016|||non-fiction
20000017||01010002|poetry
20000018||01011000|music
20001065||15054000|soccer`
