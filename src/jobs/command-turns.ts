/**
 * Gives commands their turns, by lanes: urgent ones at once, ordinary ones some at a time, long ones in turn, so that none waits for the end of another.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { type CommandContext, CommandRefused, type CommandResult, type CommandRun, TurnOver } from '#src/commands/command.ts'
import { readCommand } from '#src/commands/index.ts'
import { rarely } from '#src/log.ts'
import { queueNames } from '#src/queue/names.ts'
import { causeOf, errorFields, isOutage, lostConnection } from '#src/store/cause.ts'
import { type CommandRow, endCommand, endTurn, isGivenUp, keepTurn, type Lane, saveStep, takeTurn } from '#src/store/commands.ts'

export interface TurnPace {
  /** How often each lane looks for what nobody here has told it of: milliseconds. */
  lookMs: number
  /** How often a worker says that it still has a command, and learns that it has it no more: well below the lease. */
  keepMs: number
  /** So long a long command keeps its turn while others wait. */
  turnMs: number
}

const usualPace: TurnPace = { lookMs: 1_000, keepMs: 1_000, turnMs: 5_000 }
/** Commands of a lane that this process runs at once. Urgent ones that come here are not counted: the lane only looks for those that a lost worker left. */
const places: Record<Lane, number> = { urgent: 2, ordinary: 4, long: 2 }

export interface Turns {
  /** Run it now, beside whatever else runs. */
  runNow(command: CommandRow): void
  /** Something waits. */
  wake(): void
  /** End all turns at their next step. */
  close(): Promise<void>
  /** End them now. */
  abort(): void
}

/** @param onEnd told when a command has ended here */
export function startTurns(context: CommandContext, onEnd: () => void, pace = usualPace): Turns {
  const { db, log } = context
  const stop = new AbortController()
  const aborted = new AbortController()
  const running = new Set<Promise<void>>()
  const heldBack = rarely()
  let woken = Promise.withResolvers<void>()

  const run = (row: CommandRow): Promise<void> => {
    const turn = runTurn(context, row, { stop: stop.signal, aborted: aborted.signal, pace }).then(
      (ended) => {
        if (ended) onEnd()
      },
      // Its end could not be written down: when its lease runs out it is taken again.
      (error) => log.warn({ id: row.id, ...errorFields(error) }, 'a command waits for the database'),
    )
    running.add(turn)
    return turn.finally(() => running.delete(turn))
  }
  const take = (which: { lane: Lane; id?: number }) =>
    takeTurn(db, which).catch((error) => {
      // Each lane looks each second: the same words once in a while are enough.
      const held = heldBack(causeOf(error).message)
      if (held !== undefined) log.warn({ ...errorFields(error), ...(held > 0 ? { held } : {}) }, 'commands wait for the database')
    })

  const serve = async (lane: Lane): Promise<void> => {
    const here = new Set<Promise<void>>()
    while (!stop.signal.aborted) {
      const row = here.size < places[lane] ? await take({ lane }) : undefined
      if (row) {
        const turn: Promise<void> = run(row).finally(() => here.delete(turn))
        here.add(turn)
        continue
      }
      const waited = new AbortController()
      const nextLook = sleep(pace.lookMs, undefined, { signal: waited.signal }).catch(() => undefined)
      await Promise.race([...here, woken.promise, nextLook])
      waited.abort()
    }
  }
  const lanes = (Object.keys(places) as Lane[]).map(serve)
  const wake = () => {
    woken.resolve()
    woken = Promise.withResolvers()
  }
  return {
    // When it cannot be taken now, its lane finds it.
    runNow: ({ id }) => void take({ lane: 'urgent', id }).then((row) => row && run(row)),
    wake,
    close: async () => {
      stop.abort()
      wake()
      await Promise.all([...lanes, ...running])
    },
    abort: () => aborted.abort(),
  }
}

interface Ends {
  stop: AbortSignal
  aborted: AbortSignal
  pace: TurnPace
}

/** @returns whether the command has ended, by this turn or otherwise */
async function runTurn(context: CommandContext, row: CommandRow, { stop, aborted, pace }: Ends): Promise<boolean> {
  const { db, log, metrics } = context
  const started = performance.now()
  const end = async (outcome: string, fields: Record<string, unknown>, write?: Promise<void>) => {
    await write
    const ms = Math.round(performance.now() - started)
    const who = { ...(row.actor ? { actor: row.actor } : {}), ...(row.reason ? { reason: row.reason } : {}) }
    log.info({ queue: queueNames.commands, command: row.name, id: row.id, ...who, outcome, turn: row.turn, ms, ...fields }, 'command')
    metrics.jobEnded(queueNames.commands, outcome, ms / 1000)
    return true
  }
  const fail = (error: string, fields: object = {}) => end('failed', { error, ...fields }, endCommand(db, row, { error }))
  await using held = hold(context, row, pace)
  try {
    if (isGivenUp(row)) return await fail('worker-lost: it ended five workers in a row')
    const read = readCommand(row.name, row.arguments)
    if (!read.ok) return await fail(read.message)
    const mayGoOn = () => {
      const over = held.signal.aborted || stop.aborted || (held.othersWait() && performance.now() - started > pace.turnMs)
      if (over) throw new TurnOver()
    }
    let progress: unknown
    const turn: CommandRun = {
      checkpoint: row.checkpoint ?? undefined,
      step: async (checkpoint, now, tx) => {
        progress = now
        if (!(await saveStep(tx ?? db, row, { checkpoint, progress }))) throw new TurnOver()
      },
      mayGoOn,
      signal: AbortSignal.any([held.signal, aborted]),
      id: row.id,
      actor: row.actor ?? undefined,
      reason: row.reason ?? undefined,
    }
    const result: CommandResult = await read.command.run(context, read.args, turn)
    return await end('done', { summary: result.summary, ...result.counts }, endCommand(db, row, { result, progress }))
  } catch (error) {
    if (held.signal.aborted) return true
    const goesOn = error instanceof TurnOver || aborted.aborted
    const away = isOutage(error) || lostConnection(error)
    if (!goesOn && !away) return error instanceof CommandRefused ? fail(error.message) : fail(causeOf(error).message, errorFields(error))
    // Where this cannot be written down either, the lease runs out.
    await endTurn(db, row, { lost: !goesOn && !isOutage(error) }).catch((cause) => log.warn(errorFields(cause), 'a command waits'))
    return false
  }
}

/** Hold a command while it runs here. The signal: it is not ours any more. */
function hold({ db, log }: Pick<CommandContext, 'db' | 'log'>, row: CommandRow, { keepMs }: TurnPace) {
  const over = new AbortController()
  const lost = new AbortController()
  let othersWait = false
  const keep = async () => {
    while (!over.signal.aborted) {
      await sleep(keepMs, undefined, { signal: over.signal }).catch(() => undefined)
      if (over.signal.aborted) return
      try {
        const said = await keepTurn(db, row)
        othersWait = said.othersWait
        if (!said.kept) lost.abort()
      } catch (error) {
        log.warn({ id: row.id, ...errorFields(error) }, 'a command waits for the database')
      }
    }
  }
  const keeping = keep()
  return {
    signal: lost.signal,
    othersWait: () => othersWait,
    [Symbol.asyncDispose]: async () => {
      over.abort()
      await keeping
    },
  }
}
