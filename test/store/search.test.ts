/**
 * wire.search: what is found, in which languages, and what is never shown.
 */
import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Db } from '#src/store/db.ts'
import { indexWaiting } from '#src/store/search-index.ts'
import { freshDb } from '../support/database.ts'

let db: Db
beforeAll(async () => {
  db = await freshDb()
})

interface Told {
  headline: string
  bodyText?: string
  language?: string
  subjects?: object[]
}

/** Store a story by its row; `row` is what stands in other columns. */
async function store(told: Told, row: Record<string, unknown> = {}): Promise<string> {
  const all: Record<string, unknown> = {
    id: randomUUID(),
    uri: randomUUID(),
    agency: 'MIA',
    feed_id: 'mia',
    version: 1,
    pub_status: 'usable',
    headline: told.headline,
    content: JSON.stringify({ bodyText: '', ...told }),
    version_hash: 'v',
    text_hash: 't',
    cluster_id: randomUUID(),
    relation: 'original',
    ...row,
  }
  const names = Object.keys(all)
  await db.$client.query(`INSERT INTO ingest.story (${names}) VALUES (${names.map((_, n) => `$${n + 1}`)})`, Object.values(all))
  return String(all.id)
}

/** As a reader asks: `more` are further arguments in SQL. */
async function search(query: string | null, more = ''): Promise<Record<string, unknown>[]> {
  const client = await db.$client.connect()
  try {
    await client.query('SET ROLE telex_reader')
    return (await client.query(`SELECT * FROM wire.search($1${more})`, [query])).rows
  } finally {
    await client.query('RESET ROLE')
    client.release()
  }
}
const found = async (query: string | null, more = '') => (await search(query, more)).map(({ story_id }) => story_id)

describe.each(['a moment after it is stored', 'when its words have been looked up'])('a story is found %s', (when) => {
  const wait = async () => void (when.startsWith('when') && (await indexWaiting(db)))

  test.each([
    [
      'en',
      'Ministers met',
      'The elections were held, U.S.-led “observers” said. Orbán/Merz agreed.',
      ['election', 'observer', 'US', 'orban merz', '"elections were held"', 'minist*', 'nothing or elections'],
    ],
    ['de', 'Ministerinnen tagten', 'Die Wahlen wurden abgehalten.', ['wahl', 'MINISTERIN']],
    ['fr', 'Élections', 'L’élection présidentielle s’est tenue.', ['élection', 'présidentielles']],
    ['mk', 'Избори', '„Изборите“ во Скопје беа одржани.', ['ИЗБОРИ', 'скопје', 'избор*']],
    ['ru', 'Выборы', 'Выборы состоялись в городах.', ['выборов', 'город']],
    ['tr', 'IRAK SEÇİMLERİ', 'Seçimler yapıldı.', ['ırak', 'seçimleri']],
    ['pl', 'Wybory', 'Wałęsa głosował w Łodzi, mówił źle.', ['wałęsa', 'zle', 'łodzi']],
    ['ar', 'الانتخابات', 'قالت الحُكُومة إن الانتخابات ستجرى في موعدها', ['الحكومة', 'الانتخابات']],
    ['fa', 'انتخابات', 'کتاب‌ها و حكومت در ۲۰۲۶', ['کتاب', 'حکومت', '2026']],
    ['he', 'בחירות', 'הממשלה וצה״ל אמרו כי הבחירות נערכו בירושלים', ['ממשלה', 'ירושלים', 'צה"ל']],
    ['hi', 'चुनाव', 'चुनाव हुए। मंत्री ने कहा', ['चुनाव', 'मंत्री']],
    ['zh', '选举', '外交部发言人周三说，选举已经结束。', ['外交部', '发言', '"选举已经"', '说']],
    ['ja', '大阪空港', '大阪空港は水曜日に閉鎖された。', ['空港', '大阪', '水']],
    ['ko', '대통령', '대통령은 서울에서 말했다', ['대통령', '서울']],
    ['th', 'เลือกตั้ง', 'รัฐบาลกล่าวว่าการเลือกตั้งเสร็จสิ้น', ['การเลือกตั้ง', 'รัฐบาล']],
    ['el', 'Εκλογές', 'Οι εκλογές έγιναν στην Αθήνα.', ['εκλογή', 'ΑΘΉΝΑ']],
    [undefined, 'Zelotry', 'Quuxes of no language.', ['quuxes']],
  ])('in %s', async (language, headline, bodyText, queries) => {
    const agency = randomUUID()
    const id = await store({ headline, bodyText, ...(language ? { language } : {}) }, { agency })
    await wait()
    for (const query of queries) expect(await found(query, `, agency => '${agency}'`), query).toEqual([id])
    expect(await found('absent', `, agency => '${agency}'`)).toEqual([])
    expect(await found(`${queries[0]} -${queries[1] ?? queries[0]}`, `, agency => '${agency}'`)).toEqual([])
  })

  test.each([
    ['killed', { pub_status: 'canceled' }],
    ['withheld', { pub_status: 'withheld' }],
    ['embargoed', { embargoed_until: new Date(Date.now() + 3_600_000) }],
  ])('but not while it is %s', async (_, held) => {
    const word = `held${randomUUID().slice(0, 8).replace(/\d/g, 'x')}`
    const id = await store({ headline: word, language: 'en' }, held)
    await wait()
    expect(await found(word)).toEqual([])
    await db.$client.query("UPDATE ingest.story SET pub_status = 'usable', embargoed_until = NULL WHERE id = $1", [id])
    expect(await found(word)).toEqual([id])
  })

  test('by what stands, not by what stood', async () => {
    const [old, fresh] = ['a', 'b'].map((letter) => letter + randomUUID().replace(/[^a-f]/g, '')) as [string, string]
    const id = await store({ headline: old, language: 'en' })
    await wait()
    expect(await found(old)).toEqual([id])
    await db.$client.query('UPDATE ingest.story SET content = $2 WHERE id = $1', [id, { headline: fresh, language: 'en' }])
    await wait()
    expect([await found(old), await found(fresh)]).toEqual([[], [id]])
  })
})

test('a version that is being written while stories are indexed is indexed after it', async () => {
  const id = await store({ headline: 'Zwirblig', language: 'en' })
  await indexWaiting(db)
  const writer = await db.$client.connect()
  await writer.query('BEGIN')
  await writer.query('UPDATE ingest.story SET content = $2 WHERE id = $1', [id, { headline: 'Zwarblig', language: 'en' }])
  await indexWaiting(db)
  await writer.query('COMMIT')
  writer.release()
  await indexWaiting(db)
  expect([await found('zwirblig'), await found('zwarblig')]).toEqual([[], [id]])
})

describe('among several', () => {
  const agency = `Agency ${randomUUID()}`
  const mine = `, agency => '${agency}'`
  const ids: string[] = []
  const day = (ago: number) => new Date(Date.now() - ago * 86_400_000)
  beforeAll(async () => {
    const subjects = [{ scheme: 'medtop', code: '11000000', name: 'Politics' }]
    ids.push(
      await store(
        { headline: 'Other matters', bodyText: 'A strike ended, and so on and on with many other words.', language: 'en' },
        { agency, published_at: day(1) },
      ),
      await store(
        { headline: 'Strike ends', bodyText: 'It ended.', language: 'en-GB', subjects },
        { agency, published_at: day(1), feed_id: 'x' },
      ),
      await store({ headline: 'Strike ends', bodyText: 'It ended.', language: 'en' }, { agency, published_at: day(400) }),
      await store({ headline: 'Strike im Hafen', bodyText: 'Ende.', language: 'de' }, { agency, published_at: day(40) }),
    )
    await indexWaiting(db)
  })

  test('those come first that say it in the headline, and the newer of two alike', async () => {
    const order = await found('strike', `${mine}, language => 'en'`)
    expect(order[0]).toBe(ids[1])
    expect(order).toHaveLength(3)
    const all = await search('strike', mine)
    expect(all.map(({ rank }) => rank)).toEqual([...all.map(({ rank }) => Number(rank))].sort((a, b) => b - a))
  })

  test('language, agency, subject and time narrow it; pages follow each other', async () => {
    expect(await found('strike', `, agency => '${agency.toUpperCase()}', language => 'DE'`)).toEqual([ids[3]])
    for (const subject of ['11000000', 'medtop:11000000', 'politics'])
      expect(await found('strike', `${mine}, subject => '${subject}'`)).toEqual([ids[1]])
    expect(await found('strike', `${mine}, since => now() - interval '50 days', until => now() - interval '30 days'`)).toEqual([ids[3]])
    expect(await found('strike', `${mine}, until => now() - interval '100 days'`)).toEqual([ids[2]])
    const pages = [0, 1, 2, 3, 4].map((n) => found('strike', `${mine}, "limit" => 1, "offset" => ${n}`))
    expect((await Promise.all(pages)).flat()).toEqual(await found('strike', mine))
  })

  test('shows where it stands, as HTML that holds nothing of the text’s own', async () => {
    await store(
      { headline: 'On <b>geese</b> & co', bodyText: '“Geese” <script>alert(1)</script> fly. 大阪空港', language: 'en' },
      { agency: `${agency} 2` },
    )
    const [one] = await search('goose or geese', `, agency => '${agency} 2'`)
    expect(one).toMatchObject({
      headline: 'On &lt;b&gt;<mark>geese</mark>&lt;/b&gt; &amp; co',
      language: 'en',
      version: 1,
      relation: 'original',
    })
    expect(one!.snippet).toContain('<mark>Geese</mark>')
    expect(one!.snippet).not.toMatch(/<(?!\/?mark>)/)
    const [dense] = await search('空港', `, agency => '${agency} 2'`)
    expect(dense!.snippet).toContain('大阪<mark>空港</mark>')
  })
})

test('whatever is typed is a query', async () => {
  await indexWaiting(db)
  for (const odd of [
    null,
    '',
    ' ',
    'the',
    '"',
    '""',
    '-',
    '*',
    "'",
    '\\',
    ':*',
    '& | ! ( )',
    'or',
    'or or -or',
    '-"',
    '<->',
    "a'b\\c:*",
    '@c:english',
    'x'.repeat(100_000),
    '水'.repeat(5_000),
    '\u{1f600}',
    "'; DROP TABLE x; --",
  ])
    expect(Array.isArray(await search(odd)), String(odd)).toBe(true)
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 40 }), async (typed) => void (await search(typed.replaceAll('\0', '')))),
    { numRuns: 40 },
  )
  for (const bad of ['"limit" => -1', '"offset" => -5', '"limit" => NULL', "language => 'no such'", "subject => ''"])
    expect(await search('x', `, ${bad}`)).toEqual([])
})

test('words, phrases, or and minus mean what they mean to PostgreSQL', async () => {
  const word = fc.constantFrom('elections', 'the', 'ministers', 'running', 'or', 'of', 'houses')
  const term = fc
    .oneof(
      word,
      fc.tuple(word, word).map(([a, b]) => `"${a} ${b}"`),
    )
    .chain((said) => fc.constantFrom(said, `-${said}`))
  await fc.assert(
    fc.asyncProperty(fc.array(term, { minLength: 1, maxLength: 5 }), async (terms) => {
      const typed = terms.join(' ').replace(/-or\b/g, 'or')
      const { rows } = await db.$client.query<{ ours: string; theirs: string }>(
        "SELECT ingest.search_query('english', $1)::text AS ours, websearch_to_tsquery('english', $1)::text AS theirs",
        [typed],
      )
      // Written differently where brackets mean nothing.
      expect(rows[0]!.ours.replace(/[() ]/g, ''), typed).toBe(rows[0]!.theirs.replace(/[() ]/g, ''))
    }),
    { numRuns: 60 },
  )
})

test('a text that is too long for an index is found by what it begins with', async () => {
  const id = await store({
    headline: 'Verylongtext',
    bodyText: Array.from({ length: 60_000 }, (_, n) => String.fromCodePoint(0x4e00 + ((n * 7919) % 20_000))).join(''),
    language: 'zh',
  })
  await indexWaiting(db)
  expect(await found('verylongtext')).toEqual([id])
})
