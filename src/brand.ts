/**
 * Branded ids: a string or number that came from one maker only, so that a story's id cannot be passed for an item's.
 */
import { z } from 'zod'

declare const brand: unique symbol
type Brand<T, Name extends string> = T & { readonly [brand]: Name }

/** A feed's stable name as in feeds.yaml: lower case letters, digits and hyphens. */
export type FeedId = Brand<string, 'FeedId'>
/** A story's UUID (`wire.story.id`). */
export type StoryId = Brand<string, 'StoryId'>
/** A cluster's UUID (`wire.cluster.id`). */
export type ClusterId = Brand<string, 'ClusterId'>
/** An item's number: one identity within one feed. */
export type ItemId = Brand<number, 'ItemId'>
/** SHA-256 of raw bytes, lower-case hex: the key of the raw archive. */
export type Sha256 = Brand<string, 'Sha256'>

export const feedId = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,62}$/, 'lower-case letters, digits and hyphens, at most 63')
  .transform((s) => s as FeedId)
export const storyId = z.uuid().transform((s) => s as StoryId)
export const itemId = z
  .number()
  .int()
  .positive()
  .transform((n) => n as ItemId)
