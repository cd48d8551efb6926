import { z } from 'zod'
import { itemId } from '#src/brand.ts'
import { enqueueItems } from '#src/ingest/enqueue.ts'
import { type Asked, dropItems, retryItems, showItem, type Which } from '#src/store/item-admin.ts'
import { type CommandContext, CommandRefused, type CommandRun, command } from './command.ts'

/** Revisions that one transaction takes. */
const batch = 500

/** An item, `17`, or one revision of it, `17.2`. */
export const itemReference = z
  .union([z.string(), z.number()], 'an item such as 17, or a revision of it such as 17.2')
  .transform(String)
  .pipe(z.string().regex(/^[1-9]\d{0,14}(?:\.[1-9]\d{0,8})?$/, 'an item such as 17, or a revision of it such as 17.2'))
  .transform((text) => {
    const [item, revision] = text.split('.').map(Number)
    return { item: itemId.parse(item), ...(revision === undefined ? {} : { revision }) }
  })

const schema = z
  .strictObject({ item: itemReference.optional(), cause: z.string().min(1).optional() })
  .refine(({ item, cause }) => (item === undefined) !== (cause === undefined), 'give item or cause')

const counted = z.object({ total: z.number() })

/** Take the step with all that are meant, a batch at a time; what has been taken is not meant any more. */
async function withAll(
  { db }: Pick<CommandContext, 'db'>,
  { item, cause }: z.output<typeof schema>,
  run: CommandRun,
  ask: (which: Which) => Promise<Asked>,
): Promise<number> {
  if (item) {
    const { taken, refused } = await ask(item)
    if (taken > 0) return taken
    if ((await showItem(db, item)).length === 0) throw new CommandRefused('item: there is no such item')
    throw new CommandRefused(
      `item: it is ${[...new Set(refused)].map((reason) => words[reason] ?? reason).join(', ') || 'busy: try again'}`,
    )
  }
  // What was taken is not meant any more: each turn goes on by itself, and only the count is remembered.
  let { total } = counted.parse(run.checkpoint ?? { total: 0 })
  for (;;) {
    run.mayGoOn()
    const { taken } = await ask({ cause: cause! })
    total += taken
    await run.step({ total }, { done: total, total, phase: 'items' })
    if (taken < batch) return total
  }
}
const words: Record<string, string> = { held: 'being worked on', done: 'done: make its story again with reingest.story' }
const items = (n: number) => `${n} ${n === 1 ? 'item' : 'items'}`

/** Try items again that wait or were given up: from the beginning, with all attempts. */
export const itemRetry = command({
  name: 'item.retry',
  lane: 'long',
  schema,
  run: async (context, args, run) => {
    const count = await withAll(context, args, run, async (which) => {
      const asked = await retryItems(context.db, which, batch)
      await enqueueItems(context, asked.handed)
      return asked
    })
    return { ok: true, summary: `${items(count)} will be tried again`, counts: { items: count } }
  },
})

/** Want no story of items that wait or were given up; a later revision of them is taken as usual. */
export const itemDrop = command({
  name: 'item.drop',
  lane: 'long',
  schema,
  run: async (context, args, run) => {
    const count = await withAll(context, args, run, (which) => dropItems(context.db, which, batch))
    return { ok: true, summary: `${items(count)} dropped`, counts: { items: count } }
  },
})
