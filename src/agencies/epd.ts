import type { Agency } from './agency.ts'

/** Evangelischer Pressedienst, Frankfurt: it writes its own name in lower case. */
export const epd: Agency = {
  name: 'epd',
  country: 'DE',
  spellings: ['Evangelischer Pressedienst'],
  lowerCase: ['epd'],
}
