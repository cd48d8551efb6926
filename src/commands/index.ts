/**
 * All admin commands, and the one way to run one.
 */
import type { Command } from './command.ts'
import { commandCancel, commandPause, commandResume } from './command-cancel.ts'
import { consumerAdd } from './consumer-add.ts'
import { consumerReplay, consumerRotate } from './consumer-webhook.ts'
import { consumerFilter, consumerLimit, consumerPause, consumerRemove, consumerResume } from './consumers.ts'
import { consumerRewind, eventsReplay } from './events-replay.ts'
import { feedPause, feedRemove, feedResume } from './feed-pause.ts'
import { feedPoll } from './feed-poll.ts'
import { feedUpsert } from './feed-upsert.ts'
import { itemDrop, itemRetry } from './item-retry.ts'
import { reingestFeed, reingestRange, reingestStory } from './reingest.ts'
import { retentionRun } from './retention-run.ts'
import { storyKill, storyRestore } from './story-kill.ts'
import { storyMerge, storySplit } from './story-split.ts'

const commands: readonly Command[] = [
  feedPoll,
  feedPause,
  feedResume,
  feedUpsert,
  feedRemove,
  reingestStory,
  reingestFeed,
  reingestRange,
  storyKill,
  storyRestore,
  storySplit,
  storyMerge,
  itemRetry,
  itemDrop,
  eventsReplay,
  consumerAdd,
  consumerFilter,
  consumerLimit,
  consumerReplay,
  consumerRotate,
  consumerPause,
  consumerResume,
  consumerRewind,
  consumerRemove,
  retentionRun,
  commandPause,
  commandResume,
  commandCancel,
]

export const commandNames = commands.map(({ name }) => name)

/** Undefined where there is none. */
export const findCommandNamed = (name: string): Command | undefined => commands.find((one) => one.name === name)

/** The command of that name, with its arguments checked; or what is wrong, naming the field. */
export function readCommand(
  name: string,
  written: unknown,
): { ok: true; command: Command; args: unknown; actor?: string; reason?: string } | { ok: false; message: string } {
  const found = findCommandNamed(name)
  if (!found) return { ok: false, message: `there is no command ${name}; there are ${commandNames.join(', ')}` }
  const {
    actor,
    reason,
    signature: _,
    ...args
  } = typeof written === 'object' && written !== null ? (written as Record<string, unknown>) : {}
  const result = found.schema.safeParse(args)
  if (!result.success) {
    return {
      ok: false,
      message: `${name}: ${result.error.issues.map((issue) => `${issue.path.join('.') || 'arguments'}: ${issue.message}`).join('; ')}`,
    }
  }
  return {
    ok: true,
    command: found,
    args: result.data,
    ...(typeof actor === 'string' ? { actor } : {}),
    ...(typeof reason === 'string' ? { reason } : {}),
  }
}
