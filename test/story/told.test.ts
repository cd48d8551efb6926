import { diffWords } from 'diff'
import { describe, expect, test } from 'vitest'
import { changedParagraphs } from '#src/cli/changes.ts'
import { type Told, tellWhy } from '#src/cli/story-why.ts'

describe('what changed between two versions', () => {
  const changes = (before: string, after: string) => changedParagraphs(diffWords(before, after))

  test('is marked in its place, with some words around it, and only where something changed', () => {
    const rest = 'The bridge was built in 1893. Buses will take the road over Matka.'
    const before = `Bridge closes\n\nThe mayor said at a news conference on Friday that repairs will cost 38 million denars and take eleven months, by the plan.\n\n${rest}`
    const after = before.replace('38', '41').replace('Bridge closes', 'CORRECTED: Bridge closes')
    expect(changes(before, after)).toEqual([
      '{+CORRECTED:+} Bridge closes',
      '… Friday that repairs will cost [-38-] {+41+} million denars and take eleven …',
    ])
  })

  test('shows a new paragraph as put in, a lost one as taken out, and nothing for the same text', () => {
    expect(changes('Bridge closes\n\nOne.', 'Bridge closes\n\nTwo new sentences.\n\nOne.')).toEqual(['{+Two new sentences.+}'])
    expect(changes('Bridge closes\n\nOne.\n\nGone now.', 'Bridge closes\n\nOne.')).toEqual(['[-Gone now.-]'])
    expect(changes('Bridge closes', 'Bridge closes')).toEqual([])
  })
})

describe('why a story stands where it stands', () => {
  const mia: Told = { id: 'a', agency: 'MIA', headline: 'Old bridge closes to cars', pubStatus: 'usable', relation: 'original' }
  const gazette: Told = { id: 'b', agency: 'Gazette', headline: 'Bridge shut', pubStatus: 'usable', relation: 'reprint' }
  const shown = {
    matching: ['The old bridge will be closed'],
    differing: [{ side: 'there' as const, text: 'Skopje, 4 May (MIA)' }],
    replaced: [{ here: '41', there: '38' }],
  }
  const reprint = {
    at: new Date('2026-05-04T03:10:00Z'),
    rule: 'same-words',
    outcome: 'reprint',
    counterpart: 'a',
    similarity: 0.934,
    evidence: [{ rule: 'same-words', reason: 'nearly every word of both stands in the other', shown }],
  }

  test('is told in the order it happened, with the other story and both texts’ words', () => {
    const killed = {
      ...reprint,
      at: new Date('2026-05-04T05:00:00Z'),
      rule: 'notice',
      outcome: 'killed',
      counterpart: null,
      similarity: null,
      evidence: [{ rule: 'notice', reason: 'withdrawn by the Gazette' }],
    }
    const version = { at: new Date('2026-05-04T04:00:00Z'), version: 2, change: 'corrected', headline: 'Bridge shut from Monday' }
    const first = { ...version, at: reprint.at, version: 1, change: 'created' }
    const lines = tellWhy({ ...gazette, pubStatus: 'canceled' }, [reprint, killed], [first, version], [mia], [mia, gazette], 'c')
    expect(lines).toEqual([
      'Bridge shut',
      'Gazette · withdrawn · a reprint',
      '',
      '2026-05-04 03:10:00 UTC  a reprint (rule same-words)',
      '  nearly every word of both stands in the other',
      '  compared with MIA: “Old bridge closes to cars”, 93 % alike',
      '    a',
      '  in both:',
      '    • The old bridge will be closed',
      '  only in the other:',
      '    • Skopje, 4 May (MIA)',
      '  changed:',
      '    • “38” in the other is “41” in this one',
      '',
      '2026-05-04 04:00:00 UTC  version 2, corrected',
      '  “Bridge shut from Monday”',
      '',
      '2026-05-04 05:00:00 UTC  withdrawn (rule notice)',
      '  withdrawn by the Gazette',
      '',
      'Its cluster c, 2 copies:',
      '  original   MIA: “Old bridge closes to cars”\n             a',
      '→ reprint    Gazette: “Bridge shut”\n             b',
    ])
  })

  test('says of an origin without copies that it is a story of its own, and of one that is gone that it is', () => {
    const gone = { ...reprint, outcome: 'distinct', evidence: [] }
    const lines = tellWhy(mia, [gone], [], [], [mia], 'c')
    expect(lines[1]).toBe('MIA · usable · a story of its own')
    expect(lines).toContain('  compared with a story that is no longer there, 93 % alike')
    expect(lines).toContain('  nothing like it was there')
  })
})
