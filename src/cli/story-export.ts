import { Argument, Command, Option } from 'commander'
import type { StoryId } from '#src/brand.ts'
import { getStory } from '#src/store/stories.ts'
import { listVersions } from '#src/store/versions.ts'
import { documents, type Standard } from '#src/story/documents/index.ts'
import { isReleased } from '#src/story/story.ts'
import { action, WorkFailed } from './outcome.ts'
import { withApp } from './session.ts'

interface Options {
  as: Standard
  embargoed?: boolean
}

/** A story as it stands, as a document of a standard: what is withdrawn or held comes with its notice and without its text. */
export function exportCommand(id: (text: string) => StoryId, noStory: (story: StoryId) => WorkFailed): Command {
  return new Command('export')
    .description('a story as a document of a standard, on stdout')
    .addArgument(new Argument('<id>', 'its UUID').argParser(id))
    .addOption(new Option('--as <standard>', 'of which').choices(Object.keys(documents)).makeOptionMandatory())
    .option('--embargoed', 'also while its embargo runs: the document says until when')
    .action(
      action(async (story: StoryId, { as, embargoed }: Options) => {
        await withApp(async ({ context: { db, clock } }) => {
          const row = await getStory(db, story)
          const version = row && (await listVersions(db, story)).find((one) => one.version === row.version)
          if (!row || !version) throw noStory(story)
          if (row.pubStatus === 'usable' && !isReleased(row.content, clock()) && !embargoed)
            throw new WorkFailed(
              `the story is embargoed until ${row.content.embargoedUntil}: export it then, or give --embargoed where that may be known before`,
            )
          const { createdAt, itemId } = version
          const of = { id: story, version: row.version, firstSeenAt: row.firstSeenAt, createdAt, ruled: itemId === null }
          process.stdout.write(documents[as](row.content, of))
        })
      }),
    )
}
