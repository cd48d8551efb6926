/**
 * A version of a story in the words of a standard.
 */
import type { Story } from '../story.ts'
import { newsMlG2Of } from './newsml-g2.ts'
import { ninjsOf, type Versioned } from './ninjs.ts'
import { nitfOf } from './nitf.ts'
import { newsArticleOf } from './schema-org.ts'

const json = (document: object): string => `${JSON.stringify(document, undefined, 2)}\n`

/** By the names that `telex story export --as` has. */
export const documents = {
  ninjs: (story: Story, of: Versioned): string => json(ninjsOf(story, of)),
  'newsml-g2': newsMlG2Of,
  nitf: nitfOf,
  'schema.org': (story: Story, of: Versioned): string => json(newsArticleOf(story, of)),
} as const
export type Standard = keyof typeof documents
