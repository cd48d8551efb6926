import type { Language } from './language.ts'

/** Portuguese */
export const pt: Language = {
  months: `janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro
jan fev mar abr mai jun jul ago set out nov dez`,
  particles: 'da das do dos e',
  by: 'por',
  and: 'e',
  authorLabels: 'de|da|autor(?:a|es)?|texto',
  dateChanged: '(?:última )?(?:atualizad[oa]|atualização)',
  datePublished: 'publicad[oa]|publicação',
  besideDates: 'às|de|\\p{L}*(?:feira|domingo)',
  ago: 'há|atrás',
  counted: 'visualizações|leituras|leitores|visitas|partilhas|compartilhamentos|comentários?',
  sourceLabels: 'fonte',
  creditLabels: 'imagem|crédito',
  relatedHeadings:
    'leia também|leia mais|veja também|saiba mais|mais lidas|notícias relacionadas|relacionadas|compartilhe|comentários|últimas notícias|você também pode gostar|tópicos|conteúdo relacionado|ouvir artigo|deixe um comentário|artigos relacionados|em destaque|neste artigo|continua após a publicidade',
  pointers: 'leia também|leia mais|veja também|saiba mais',
  advertising: 'publicidade',
  buttonWords: 'compartilhar',
  signUp: 'inscreva-se|assine|cadastre-se',
  readingTime: 'tempo de leitura',
  minutes: 'minutos',
  machinePhrases: '(?:resumo|tradução)¶.{0,40}(?:gerad|criad)[oae]?e?s?¶.{0,30}(?:ia|ai|inteligência artificial)¶',
  opensElsewhere: 'abre (?:em|en) (?:uma )?nova (?:janela|aba|guia)',
  commentHeadings: 'comentários?',
  commentSays: 'diz|disse',
  notFound: 'página não encontrada',
}
