/** What the markup of a body may be: of an agency's text, and of an article that is taken out of its page. */

/** Names from the closed list, quoted attributes, no other `<`. */
export const bodyMarkup =
  /^(?:<(?:p|div|section|article|aside|figure|figcaption|blockquote|pre|ul|ol|li|dl|dt|dd|table|caption|thead|tbody|tfoot|tr|td|th|a|video|audio|time|h[1-6]|em|strong|b|i|u|s|sub|sup|small|cite|q|abbr|code|span|iframe)(?: (?:cite|href|src|poster|title|colspan|rowspan|width|height|datetime)="[^"<>]*")*>|<(?:hr|br|img|source)(?: (?:src|alt|width|height|type)="[^"<>]*")* \/>|<\/[a-z1-6]+>|[^<>])*$/

export const articleMarkup =
  /^(?:<(?:p|h[2-6]|ul|ol|li|blockquote|pre|table|tr|td|strong|em|sub|sup|code|s|br|br \/|a href="(?:https?:|mailto:)[^"<>]*"|a)>|<\/(?:p|h[2-6]|ul|ol|li|blockquote|pre|table|tr|td|strong|em|sub|sup|code|s|a)>|[^<>])*$/

/** A tag with an address that is neither http, https nor mailto, nor relative. */
export const harmfulAddress = /<[a-z][a-z0-9]*(?: [a-z]+="[^"]*")*? (?:href|src|cite|poster)="(?!https?:|mailto:|[/?#.\w%-]*(?:"|[/?#]))/i
