/**
 * Characters that mean something in HTML and XML, written so that they are only characters there.
 */
const names: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** For text between tags. */
export const escapeText = (text: string): string => text.replace(/[&<>]/g, (character) => names[character]!)

/** For an attribute's value in double quotation marks; text between tags may have it, too. */
export const escapeAttribute = (text: string): string => text.replace(/[&<>"]/g, (character) => names[character]!)
