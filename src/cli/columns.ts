/** Text for a terminal. */

const columns = 100

/** Words in lines of so many columns, after an indentation; what runs over is indented further. */
export function wrap(text: string, indent = 0, hanging = 2): string {
  const lines: string[] = []
  let line = ''
  for (const word of text.trim().split(/\s+/)) {
    if (line !== '' && indent + line.length + 1 + word.length > columns) {
      lines.push(line)
      line = ''
    }
    line = line === '' ? word : `${line} ${word}`
  }
  return [...lines, line].map((one, n) => `${' '.repeat(n > 0 ? indent + hanging : indent)}${one}`).join('\n')
}
