declare module 'readabilitySAX' {
  const readabilitySax: { process: (html: string, settings: { type: 'text' }) => { text?: string } }
  export default readabilitySax
}
