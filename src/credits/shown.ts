/** Credits as they may be shown. */
import { shownLine } from '#src/text/lines.ts'
import type { Media } from './credit.ts'

/** A picture or clip whose headline, credit line and names are one line each, without control characters. */
export function shownMedia(media: Media): Media {
  const { credit } = media
  return {
    ...media,
    ...(media.headline !== undefined && { headline: shownLine(media.headline) }),
    ...(media.creditLine !== undefined && { creditLine: shownLine(media.creditLine) }),
    ...(credit && {
      credit: {
        ...credit,
        ...(credit.agency !== undefined && { agency: shownLine(credit.agency) }),
        ...(credit.photographer !== undefined && { photographer: shownLine(credit.photographer) }),
      },
    }),
  }
}
