import { Command, InvalidArgumentError } from 'commander'
import { diffWords } from 'diff'
import { type StoryId, storyId } from '#src/brand.ts'
import { listDecisions } from '#src/store/decisions.ts'
import { getStory } from '#src/store/stories.ts'
import { listVersions } from '#src/store/versions.ts'
import type { Evidence } from '#src/story/decide.ts'
import { action, printJson, WorkFailed, withApp } from './session.ts'

const id = (text: string): StoryId => {
  const read = storyId.safeParse(text)
  if (!read.success) throw new InvalidArgumentError('a UUID, as in wire.story.id')
  return read.data
}

export function storyCommand(): Command {
  return new Command('story')
    .description('a story, its versions, and why it stands where it stands')
    .addCommand(show())
    .addCommand(difference())
    .addCommand(why())
}

function show(): Command {
  return new Command('show')
    .description('a story as it stands, and its versions')
    .argument('<id>', 'its UUID', id)
    .option('--json', 'print JSON')
    .action(
      action(async (story: StoryId, { json }: { json?: boolean }) => {
        await withApp(async ({ context: { db } }) => {
          const { rows } = await db.$client.query('SELECT * FROM wire.story WHERE id = $1', [story])
          if (!rows[0]) throw new WorkFailed(`there is no story ${story}`)
          const { rows: versions } = await db.$client.query('SELECT * FROM wire.story_version WHERE story_id = $1 ORDER BY version', [
            story,
          ])
          const { rows: media } = await db.$client.query('SELECT * FROM wire.media WHERE story_id = $1 ORDER BY position', [story])
          const row = rows[0]
          if (json) return printJson({ ...row, versions, media })
          const facts = [
            row.agency,
            row.byline,
            row.located,
            row.language,
            row.published_at?.toISOString(),
            row.pub_status,
            row.relation,
          ].filter(Boolean)
          process.stdout.write(`${row.headline}\n${facts.join(' · ')}\n${row.canonical_url ?? row.url ?? ''}\n\n`)
          process.stdout.write(
            `${row.body_text ?? `(its text may not be shown: ${row.pub_status}${row.embargoed_until ? `, embargoed until ${row.embargoed_until.toISOString()}` : ''})`}\n\n`,
          )
          for (const picture of media)
            process.stdout.write(`[${picture.type}] ${picture.caption ?? ''} / ${picture.credit_line ?? ''} ${picture.url ?? ''}\n`)
          for (const version of versions)
            process.stdout.write(
              `version ${version.version}  ${version.created_at.toISOString()}  ${version.change}  ${version.headline}\n`,
            )
        })
      }),
    )
}

function difference(): Command {
  return new Command('diff')
    .description('what changed between its versions, by words')
    .argument('<id>', 'its UUID', id)
    .option('--json', 'print JSON')
    .action(
      action(async (story: StoryId, { json }: { json?: boolean }) => {
        await withApp(async ({ context: { db } }) => {
          const versions = await listVersions(db, story)
          if (versions.length === 0) throw new WorkFailed(`there is no story ${story}`)
          const steps = versions.slice(1).map((version, index) => {
            const before = versions[index]!.content
            const text = ({ headline, bodyText }: typeof before) => `${headline}\n\n${bodyText}`
            return {
              from: versions[index]!.version,
              to: version.version,
              change: version.change,
              parts: diffWords(text(before), text(version.content)),
            }
          })
          if (json) return printJson(steps)
          if (steps.length === 0) return void process.stdout.write('there is one version only\n')
          for (const { from, to, change, parts } of steps) {
            process.stdout.write(`version ${from} → ${to} (${change})\n`)
            for (const part of parts) {
              const value = part.added || part.removed ? part.value.trim() : ''
              if (value) process.stdout.write(`  ${part.added ? '+' : '-'} ${value.replaceAll('\n', '\n    ')}\n`)
            }
          }
        })
      }),
    )
}

function why(): Command {
  return new Command('why')
    .description('why it was clustered, merged, dropped or killed')
    .argument('<id>', 'its UUID', id)
    .option('--json', 'print JSON')
    .action(
      action(async (story: StoryId, { json }: { json?: boolean }) => {
        await withApp(async ({ context: { db } }) => {
          const row = await getStory(db, story)
          if (!row) throw new WorkFailed(`there is no story ${story}`)
          const decisions = await listDecisions(db, story)
          const { rows: others } = await db.$client.query<Counterpart>(
            'SELECT id, agency, headline, pub_status FROM wire.story WHERE id = ANY($1)',
            [[...new Set(decisions.flatMap(({ counterpart }) => counterpart ?? []))]],
          )
          const { rows: members } = await db.$client.query<Counterpart & { relation: string }>(
            'SELECT id, agency, headline, pub_status, relation FROM wire.story WHERE cluster_id = $1 ORDER BY relation, first_seen_at',
            [row.clusterId],
          )
          if (json) return printJson({ story, cluster: row.clusterId, relation: row.relation, members, decisions })
          const out = (line = '', indent = 0) => process.stdout.write(`${line === '' ? '' : wrap(line, indent)}\n`)
          out(row.headline)
          out(`${row.agency} · ${row.pubStatus} · ${relations[row.relation] ?? row.relation}`)
          out()
          for (const { at, rule, outcome, counterpart, similarity, evidence } of decisions) {
            const said = evidence as Evidence[]
            out(`${at.toISOString().slice(0, 19).replace('T', ' ')}  ${outcome}, by the rule ${rule}`)
            out(said[0]?.reason ?? 'nothing like it was there', 2)
            const other = others.find(({ id }) => id === counterpart)
            if (other)
              out(`beside ${other.agency}: “${other.headline}”${similarity === null ? '' : `, ${Math.round(similarity * 100)} % alike`}`, 2)
            if (counterpart) out(counterpart, 2)
            for (const { shown } of said) if (shown) showPassages(shown, out)
            out()
          }
          if (members.length > 1) {
            out(`Its cluster, ${row.clusterId}`)
            for (const member of members)
              out(
                `${member.id === story ? '→' : ' '} ${member.relation.padEnd(9)} ${member.agency}: “${member.headline}”${member.pub_status === 'usable' ? '' : ` (${member.pub_status})`}`,
              )
          }
        })
      }),
    )
}

interface Counterpart {
  id: StoryId
  agency: string
  headline: string
  pub_status: string
}

const relations: Record<string, string> = {
  original: 'the origin of its cluster',
  reprint: 'a reprint',
  related: 'related to another, in a cluster of its own',
}

function showPassages(
  { matching, differing, replaced }: NonNullable<Evidence['shown']>,
  out: (line: string, indent?: number) => void,
): void {
  for (const text of matching) out(`= ${text}`, 2)
  for (const { side, text } of differing) out(`${side === 'here' ? '+ here only' : '- there only'}: ${text}`, 2)
  for (const { here, there } of replaced) out(`~ here “${here}”, there “${there}”`, 2)
}

const columns = 100

/** Lines of so many columns, indented. */
function wrap(text: string, indent: number): string {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/\s+/)) {
    if (line !== '' && indent + line.length + 1 + word.length > columns) {
      lines.push(line)
      line = ''
    }
    line = line === '' ? word : `${line} ${word}`
  }
  return [...lines, line].map((one, n) => `${' '.repeat(n > 0 && indent > 0 ? indent + 2 : indent)}${one}`).join('\n')
}
