const syllables = 'ba ce di fo gu ha je ki lo mu na pe ri so tu va we xi yo zu bran clor drim flen grop plas stel trin'.split(' ')

/** Paragraphs of prose that no other seed's resemble. */
export function text(seed: string, paragraphs = 6): string {
  let state = [...seed].reduce((hash, letter) => Math.imul(hash ^ letter.charCodeAt(0), 0x01000193), 0x811c9dc5)
  const draw = (below: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0
    return (state >>> 8) % below
  }
  const word = () => Array.from({ length: 2 + draw(2) }, () => syllables[draw(syllables.length)]!).join('')
  const sentence = () => {
    const words = Array.from({ length: 9 + draw(8) }, word).join(' ')
    return `${words[0]!.toUpperCase()}${words.slice(1)}.`
  }
  return Array.from({ length: paragraphs }, () => `<p>${[sentence(), sentence(), sentence()].join(' ')}</p>`).join('')
}
