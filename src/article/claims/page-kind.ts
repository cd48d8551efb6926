/**
 * Pages that are not an article, whatever they say: a missing page, a consent interstitial, a login wall, a bot check. Their
 * text must never become a story. Only asked of pages with little text: an article about 404 pages is an article.
 */
import type { Problem } from '#src/wire/document.ts'
import type { Survey } from '../page/survey.ts'
import type { Element } from '../page/tree.ts'

const kinds: readonly { code: string; what: string; pattern: RegExp }[] = [
  {
    code: 'not-found',
    what: 'the server says 200, the page says that there is no such page',
    pattern:
      /(?<![\p{L}\d])404(?![\p{L}\d])|page (?:was )?not found|page (?:does not|doesn.t) exist|page (?:is )?no longer (?:available|exists)|nothing (?:was )?found|seite (?:wurde )?nicht gefunden|nicht mehr verfügbar|page (?:est )?introuvable|page non trouvée|página no encontrada|no se ha encontrado|página não encontrada|pagina non trovata|pagina niet gevonden|nie znaleziono|stránka nenalezena|stranica nije pronađena|страницата не е пронајдена|страница не найдена|сторінку не знайдено|страница није пронађена|faqja nuk u gjet|η σελίδα δεν βρέθηκε|sayfa bulunamadı|الصفحة غير موجودة|הדף לא נמצא|ページが見つかりません|页面不存在|找不到网页|페이지를 찾을 수 없습니다/iu,
  },
  {
    code: 'consent-page',
    what: 'a consent interstitial stands in place of the article',
    pattern:
      /before you continue|we value your privacy|we care about your privacy|your privacy choices|cookie (?:consent|settings|preferences)|accept (?:all )?cookies|agree and (?:continue|close)|mit werbung weiterlesen|zustimmen und weiter|cookies (?:zustimmen|akzeptieren)|datenschutz-?einstellungen|accepter et (?:continuer|fermer)|continuer sans accepter|aceptar y continuar|accetta e continua|akkoord met cookies|zgadzam się|přijmout vše|прихвати ги сите|принять все|同意して/iu,
  },
  {
    code: 'bot-check',
    what: 'the server asks for proof of a human reader',
    pattern:
      /checking your browser|just a moment|verify (?:that )?you are (?:a )?human|are you a robot|attention required|enable javascript and cookies|access denied|request blocked|pardon our interruption|ddos protection|captcha/iu,
  },
  {
    code: 'login-wall',
    what: 'the page asks to log in or subscribe and shows none of the article',
    pattern:
      /(?:log|sign) ?in to (?:continue|read|view)|please (?:log|sign) in|subscribe to (?:continue|read)|subscribers? only|create (?:a|your) (?:free )?account to|jetzt (?:anmelden|einloggen|registrieren)|bitte (?:melden sie sich an|anmelden|einloggen)|nur für abonnenten|connectez-vous|réservé aux abonnés|inicia sesión|solo para suscriptores|accedi per|riservato agli abbonati|log in om|zaloguj się|přihlaste se|prijavite se|пријавете се|войдите, чтобы/iu,
  },
]

/** Under this many characters of body text the page's kind is asked. */
const littleText = 600

function hasPasswordField(root: Element): boolean {
  const stack: Element[] = [root]
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    if (at.tag === 'input' && /^password$/i.test(at.attribs.type ?? '')) return true
    for (const child of at.children) if (typeof child !== 'string') stack.push(child)
  }
  return false
}

/**
 * The problem that makes a page no article, or undefined. `body` is the text that was found; `shown` all text that the page
 * shows, shortened; `described` whether metadata calls the page an article with a text of its own.
 */
export function notAnArticle(
  survey: Survey,
  root: Element,
  headline: string | undefined,
  body: string,
  shown: string,
  described: boolean,
): Problem | undefined {
  if (body.length >= littleText || described) return undefined
  const titles = `${headline ?? ''}\n${survey.title ?? ''}`
  for (const { code, what, pattern } of kinds) {
    if (pattern.test(titles)) return { code, message: `${what} ("${(headline ?? survey.title ?? '').slice(0, 80)}")` }
  }
  if (body.length >= 250) return undefined
  for (const { code, what, pattern } of kinds) {
    const found = pattern.exec(shown)
    if (found !== null && (code !== 'login-wall' || body.length < 120 || hasPasswordField(root)))
      return { code, message: `${what} ("${found[0]}")` }
  }
  return undefined
}
