import { Command, InvalidArgumentError } from 'commander'
import { diffWords } from 'diff'
import { type StoryId, storyId } from '#src/brand.ts'
import { getStory, listDecisions, listVersions } from '#src/store/stories.ts'
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
          if (json) return printJson({ story, cluster: row.clusterId, relation: row.relation, decisions })
          process.stdout.write(`${row.headline}\n${row.relation} in cluster ${row.clusterId}\n\n`)
          for (const { at, rule, outcome, counterpart, similarity, evidence } of decisions) {
            const reason = (evidence as { reason?: string }[])[0]?.reason ?? 'nothing like it was there'
            process.stdout.write(`${at.toISOString()}  ${outcome} by ${rule}: ${reason}\n`)
            if (counterpart)
              process.stdout.write(`  beside ${counterpart}${similarity === null ? '' : `, similarity ${similarity.toFixed(2)}`}\n`)
          }
        })
      }),
    )
}
