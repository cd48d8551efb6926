/**
 * The files that keep the promises, and the tests that hold each: what `npm run test:mutation` goes over.
 */

export interface Guarded {
  /** Test files that are run against each of its mutants; of them only the tests that reach the mutant. */
  tests: string[]
  /** Mutants that behave as the file does, so that no test can tell them from it. */
  equal?: Equal[]
}

export interface Equal {
  /** A piece of the line that the mutant begins on. */
  line: string
  /** What the mutant puts there. */
  becomes: string
  /** Why nobody can tell. */
  why: string
}

export const guarded: Record<string, Guarded> = {
  'src/events/relay.ts': {
    tests: ['test/events/relay.test.ts'],
    equal: [
      { line: 'if (from >= newest)', becomes: 'false', why: 'it saves a query; there are no events after the newest' },
      { line: 'if (from >= newest)', becomes: 'from > newest', why: 'it saves a query; there are no events after the newest' },
    ],
  },
  'src/events/sinks/bullmq-queue.ts': { tests: ['test/events/sinks.test.ts'] },
  'src/events/sinks/redis-stream.ts': { tests: ['test/events/sinks.test.ts'] },
  'src/store/retention.ts': { tests: ['test/store/retention.test.ts'] },
  'src/store/archive.ts': { tests: ['test/store/archive.test.ts'] },
  'src/store/identities.ts': {
    tests: ['test/store/identities.test.ts'],
    equal: [
      { line: 'if (standing && !known.has(id))', becomes: 'own.toldBefore', why: 'what is found by its item has that item' },
      { line: 'return new Map()', becomes: 'false', why: 'it saves a query; of names that nobody asked for none is looked up' },
    ],
  },
  'src/store/pub-status.ts': { tests: ['test/store/pub-status.test.ts'] },
  'src/store/candidates.ts': {
    tests: ['test/store/candidates.test.ts'],
    equal: [
      { line: 'const sorted =', becomes: 'a <= b', why: 'each key stands there once' },
      ...['gone', 'added'].flatMap((keys) =>
        ['true', `${keys}.length >= 0`].map((becomes) => ({
          line: `if (${keys}.length > 0)`,
          becomes,
          why: 'it saves a statement; of no keys none is written',
        })),
      ),
    ],
  },
  'src/net/follow.ts': {
    tests: ['test/net/follow.test.ts', 'test/net/credentials.test.ts'],
    equal: [
      { line: 'const step =', becomes: '["Stryker was here"]', why: 'it stands for no cookies, at each step alike' },
      { line: '.exec(field) ?? []', becomes: '["Stryker was here"]', why: 'only the second and third place are read' },
      ...['name !== undefined || value !== undefined', 'true'].map((becomes) => ({
        line: 'if (name !== undefined',
        becomes,
        why: 'a field that matches has both, another neither',
      })),
      ...['{}', 'false'].map((becomes) => ({ line: '{ once: true }', becomes, why: 'a signal is aborted once' })),
    ],
  },
  'src/net/guard.ts': {
    tests: ['test/net/guard.test.ts'],
    equal: [
      { line: 'allowH2: false', becomes: 'true', why: 'its connections are made by the connector, which offers HTTP/1.1 alone' },
      { line: 'callback(error, [])', becomes: '["Stryker was here"]', why: 'nobody reads the addresses beside an error' },
      { line: 'const bareHost', becomes: '/\\[|\\]$/g', why: 'brackets stand at the ends of a host name and nowhere else' },
      { line: 'const bareHost', becomes: '/^\\[|\\]/g', why: 'brackets stand at the ends of a host name and nowhere else' },
    ],
  },
  'src/net/patience.ts': { tests: ['test/net/patience.test.ts'] },
  'src/ingest/late.ts': { tests: ['test/ingest/late.test.ts'] },
  'src/jobs/command-turns.ts': { tests: ['test/commands/turns.test.ts'] },
  'src/store/commands.ts': { tests: ['test/commands/turns.test.ts'] },
  'src/net/politeness.ts': {
    tests: ['test/net/pace.test.ts'],
    equal: [
      { line: 'const pausing =', becomes: 'true', why: 'without a pause, null > now is false, too' },
      { line: 'old.backoffUntil !== null &&', becomes: 'true', why: 'without a pause, null > now is false, too' },
    ],
  },
  'src/store/item-state.ts': {
    tests: ['test/store/item-state.test.ts'],
    equal: [
      { line: 'const isPast =', becomes: 'false', why: 'null <= now is true, too' },
      { line: 'notBefore > retry', becomes: 'notBefore >= retry', why: 'at the same time it is the same wait' },
    ],
  },
  'src/net/credentials.ts': {
    tests: ['test/net/credentials.test.ts'],
    equal: [
      { line: 'Buffer.from(', becomes: '""', why: 'what names no encoding is UTF-8' },
      { line: 'asked.search +=', becomes: '""', why: 'a query that is set gets its question mark from URL' },
      { line: 'Object.entries(auth)[0] ??', becomes: '["Stryker was here"]', why: 'nothing and a letter are no reference, both' },
      { line: 'default:', becomes: 'default:', why: 'there is no other kind' },
    ],
  },
  'src/ingest/answer.ts': {
    tests: ['test/ingest/answer.test.ts'],
    equal: [
      { line: 'const permanent =', becomes: 'true', why: 'undefined >= 400 is false, too' },
      { line: 'default:', becomes: 'default:', why: 'there is no other kind' },
    ],
  },
  'src/ingest/page.ts': {
    tests: ['test/ingest/page.test.ts'],
    equal: [{ line: 'default:', becomes: 'default:', why: 'there is no other kind' }],
  },
  'src/ingest/enqueue.ts': {
    tests: ['test/ingest/enqueue.test.ts'],
    equal: ['true', 'ready.length >= 1'].map((becomes) => ({
      line: 'if (ready.length > 1)',
      becomes,
      why: 'what was added by its id is not added again, and adding no jobs adds none',
    })),
  },
  'src/ingest/schedule.ts': { tests: ['test/ingest/schedule.test.ts', 'test/ingest/upkeep.test.ts'] },
  'src/ingest/upkeep.ts': { tests: ['test/ingest/upkeep.test.ts'] },
  'src/reading/share.ts': { tests: ['test/reading/share.test.ts'] },
  'src/queue/names.ts': { tests: ['test/queue/names.test.ts'] },
  'src/queue/at-most.ts': { tests: ['test/queue/names.test.ts'] },
  'src/queue/backend.ts': { tests: ['test/queue/postgres.test.ts', 'test/queue/redis.test.ts'] },
  'src/queue/queues.ts': { tests: ['test/queue/postgres.test.ts', 'test/queue/redis.test.ts'] },
  'src/queue/redis.ts': { tests: ['test/queue/redis.test.ts'] },
  'src/queue/postgres.ts': { tests: ['test/queue/postgres.test.ts'] },
  'src/story/place/status.ts': { tests: ['test/story/status.test.ts', 'test/story/release.test.ts'] },
  'src/story/place/merged.ts': { tests: ['test/story/merged.test.ts'] },
  'src/story/place/identity.ts': { tests: ['test/story/identity.test.ts'] },
  'src/story/place/proof.ts': { tests: ['test/story/identity.test.ts'] },
  'src/story/place/copies.ts': { tests: ['test/story/identity.test.ts'] },
  'src/story/place/listed.ts': { tests: ['test/story/listed.test.ts'] },
  'src/story/place/versions.ts': {
    tests: ['test/story/versions.test.ts'],
    equal: [
      { line: 'return since > 0', becomes: 'since >= 0', why: 'two items never have one number' },
      {
        line: 'from.itemRevision < (lead.itemRevision',
        becomes: 'from.itemRevision <= (lead.itemRevision ?? 0)',
        why: 'the same revision was looked for before',
      },
    ],
  },
  'src/story/place/history.ts': { tests: ['test/story/versions.test.ts', 'test/story/status.test.ts'] },
  'src/story/place/embargo.ts': { tests: ['test/story/place-embargo.test.ts', 'test/story/versions.test.ts'] },
  'src/story/place/index.ts': { tests: ['test/story/place.test.ts', 'test/story/place-words.test.ts'] },
  'src/story/place/pace.ts': { tests: ['test/story/pace.test.ts'] },
  'src/story/place/counters.ts': { tests: ['test/story/counters.test.ts'] },
  'src/story/decide/judge.ts': { tests: ['test/story/judge.test.ts'] },
  'src/story/decide/item.ts': { tests: ['test/story/item.test.ts'] },
  'src/story/decide/news.ts': { tests: ['test/story/item.test.ts'] },
  'src/story/decide/late.ts': { tests: ['test/story/item.test.ts'] },
  'src/story/decide/time.ts': {
    tests: ['test/story/item.test.ts'],
    equal: ['const said = Date.parse(', 'return Number.isNaN(said)', 'const ms = Date.parse('].map((line) => ({
      line,
      becomes: '"Stryker was here!"',
      why: 'neither is a date',
    })),
  },
  'src/story/decide/hindsight.ts': { tests: ['test/story/hindsight.test.ts', 'test/story/clusters.test.ts'] },
  'src/story/decide/index.ts': { tests: ['test/story/decide.test.ts', 'test/story/placing.test.ts'] },
  'src/story/decide/judged.ts': { tests: ['test/story/placing.test.ts'] },
  'src/story/decide/round-up.ts': { tests: ['test/story/round-up.test.ts'] },
  'src/story/decide/veto.ts': { tests: ['test/story/veto.test.ts'] },
  'src/story/decide/origin.ts': { tests: ['test/story/origin.test.ts'] },
  'src/story/signals/index.ts': { tests: ['test/story/signals.test.ts', 'test/story/order.test.ts', 'test/story/release.test.ts'] },
  'src/story/signals/notice.ts': {
    tests: [
      'test/story/notice.test.ts',
      'test/story/signals.test.ts',
      'test/story/order.test.ts',
      'test/story/name-keys.test.ts',
      'test/story/release.test.ts',
    ],
    equal: [{ line: '(links ?? [])', becomes: '["Stryker was here"]', why: 'what has no rel is no link of these' }],
  },
  'src/story/signals/name-keys.ts': {
    tests: ['test/story/name-keys.test.ts'],
    equal: [{ line: '  identity', becomes: 'identity', why: 'it bounds the work; what is longer is cut on both sides' }],
  },
  'src/story/signals/order.ts': {
    tests: ['test/story/order.test.ts', 'test/story/tombstone.test.ts', 'test/story/notices-in-languages.test.ts'],
  },
  'src/story/signals/tombstone.ts': {
    tests: ['test/story/signals.test.ts', 'test/story/tombstone.test.ts', 'test/story/notices-in-languages.test.ts'],
  },
  'src/story/signals/release.ts': {
    tests: ['test/story/release.test.ts', 'test/story/notices-in-languages.test.ts'],
    equal: [{ line: 'if (!some.test(', becomes: 'false', why: 'it saves a pass; a line without these words is read to nothing' }],
  },
  'src/story/signals/markers.ts': {
    tests: ['test/story/signals.test.ts', 'test/story/tombstone.test.ts', 'test/story/notices-in-languages.test.ts'],
  },
  'src/story/signals/embargo.ts': { tests: ['test/story/embargo.test.ts', 'test/story/notices-in-languages.test.ts'] },
  'src/story/signals/moment.ts': { tests: ['test/story/moment.test.ts', 'test/story/embargo.test.ts'] },
  'src/story/signals/moment-words.ts': { tests: ['test/story/moment.test.ts', 'test/story/embargo.test.ts'] },
  'src/story/signals/locale.ts': { tests: ['test/story/moment.test.ts', 'test/story/embargo.test.ts'] },
  'src/story/compare/directions.ts': { tests: ['test/story/directions.test.ts'] },
  'src/story/place/foreseen.ts': { tests: ['test/story/foreseen.test.ts'] },
  'src/store/names.ts': { tests: ['test/store/names.test.ts'] },
  'src/store/notices.ts': { tests: ['test/store/notices.test.ts'] },
}
