/**
 * Codes of controlled vocabularies: QCodes (`medtop:20000523`) and URIs to a scheme and a code, with the IPTC's aliases.
 */

/** The IPTC's vocabularies by the last part of their URI (http://cv.iptc.org/newscodes/…) and their aliases in its catalogue. */
const iptcAliases: Record<string, string> = {
  mediatopic: 'medtop',
  subjectcode: 'subj',
  genre: 'genre',
  scene: 'scene',
  newsprovider: 'nprov',
  worldregion: 'wldreg',
  cpnature: 'cpnat',
  signal: 'sig',
  itemrelation: 'irel',
  spsport: 'spsport',
}

/** Other names for the same schemes that agencies use. */
const otherNames: Record<string, string> = {
  'iptc:mediatopic': 'medtop',
  mediatopic: 'medtop',
  mediatopics: 'medtop',
  'media topics': 'medtop',
  medtop: 'medtop',
  iptc_media_topics: 'medtop',
  subj: 'subj',
  subjectcode: 'subj',
  'iptc:subjectcode': 'subj',
  iptcsubjectcode: 'subj',
  iptcsubjectcodes: 'subj',
  iptc_subject_code: 'subj',
  'iptc subjects': 'subj',
}

/** A scheme under the IPTC's alias where it is one of the IPTC's; as it stands otherwise. */
export function schemeName(scheme: string): string {
  const iptc = /^https?:\/\/(?:www\.)?cv\.iptc\.org\/newscodes\/([a-z0-9]{2,40})\/?$/i.exec(scheme)
  const alias = iptc?.[1]?.toLowerCase()
  if (alias) return Object.hasOwn(iptcAliases, alias) ? (iptcAliases[alias] ?? alias) : alias
  const key = scheme.trim().toLowerCase()
  return Object.hasOwn(otherNames, key) ? (otherNames[key] ?? scheme) : scheme.trim()
}

const uriNames = new Map(Object.entries(iptcAliases).map(([name, alias]) => [alias, name]))

/** The URI of a concept: the IPTC's, or its scheme's own where that is one; undefined for what has only a name for its scheme. */
export function conceptUri({ scheme, code }: { scheme?: string; code?: string }): string | undefined {
  if (code === undefined) return undefined
  if (scheme === undefined) return /^https?:\/\//i.test(code) ? code : undefined
  const name = uriNames.get(scheme)
  if (name !== undefined) return `http://cv.iptc.org/newscodes/${name}/${code}`
  if (!/^https?:\/\//i.test(scheme)) return undefined
  return /[/#]$/.test(scheme) ? `${scheme}${code}` : `${scheme}/${code}`
}

/**
 * Scheme and code out of a QCode, a URI, or a code with its scheme beside it. Eight digits without any scheme are the IPTC's: from 20000000 Media
 * Topics, under 18000000 Subject Codes.
 */
export function schemeAndCode(code: string, scheme?: string): { scheme?: string; code: string } {
  const bare = code.trim()
  if (scheme) return { scheme: schemeName(scheme), code: bare.startsWith(`${scheme}:`) ? bare.slice(scheme.length + 1) : bare }
  const uri = /^(https?:\/\/[^\s?#]{3,300}[/#])([^/#\s]{1,200})$/i.exec(bare)
  if (uri?.[1] && uri[2]) return { scheme: schemeName(uri[1]), code: uri[2] }
  const qcode = /^([\p{L}_][\p{L}\p{N}_.-]{0,60}):(?!\/\/)(\S{1,200})$/u.exec(bare)
  if (qcode?.[1] && qcode[2]) return { scheme: schemeName(qcode[1]), code: qcode[2] }
  if (/^2\d{7}$/.test(bare)) return { scheme: 'medtop', code: bare }
  if (/^(?:0[1-9]|1[0-7])\d{6}$/.test(bare)) return { scheme: 'subj', code: bare }
  return { code: bare }
}
