import { persons } from '#prisma/seed/population.ts'
import en from '#messages/pages/en.ts'
import fi from '#messages/pages/fi.ts'
import sv from '#messages/pages/sv.ts'
import type { CodeMistake } from './accounts.ts'

export type Language = 'fi' | 'sv' | 'en'
export const languages: readonly Language[] = ['fi', 'sv', 'en']

const texts = { fi: fi.identityProvider, sv: sv.identityProvider, en: en.identityProvider }
const languageNames: Record<Language, string> = { fi: 'Suomi', sv: 'Svenska', en: 'English' }

const mistakeTexts = { malformed: 'codeMalformed', 'could-be-real': 'codeReal' } as const

/** Whom to log in as. After a mistake the page says what is wrong, at the field and in the title. */
export function choicePage(language: Language, uid: string, mistake?: { mistake: CodeMistake; typed: string }): string {
  const t = texts[language]
  const action = `/interaction/${uid}?language=${language}`
  const error = mistake && t[mistakeTexts[mistake.mistake]]
  return page(language, error ? `${t.errorPrefix} ${t.title}` : t.title, `/interaction/${uid}`, `
    <h1>${t.title}</h1>
    <p class="lead">${t.intro}</p>
    <h2 id="persons">${t.personsHeading}</h2>
    <form method="post" action="${action}">
      <ul class="persons" aria-labelledby="persons">${persons.map((person) => `
        <li><button name="code" value="${person.identityCode}"><span class="name">${escape(`${person.givenNames} ${person.familyName}`)}</span> <span>${escape(person.description[language])}</span></button></li>`).join('')}
      </ul>
    </form>
    <h2>${t.freeHeading}</h2>
    <form method="post" action="${action}" novalidate>
      <label for="code">${t.codeLabel}</label>
      <p id="code-hint" class="hint">${t.codeHint}</p>
      ${error ? `<p id="code-error" class="error"><span class="hidden">${t.errorPrefix} </span>${error}</p>` : ''}
      <input id="code" name="code" autocomplete="off" autocapitalize="characters" spellcheck="false" size="14" maxlength="20" required
        value="${escape(mistake?.typed ?? '')}" aria-describedby="${error ? 'code-error ' : ''}code-hint"${error ? ' aria-invalid="true" autofocus' : ''}>
      <button class="primary">${t.logIn}</button>
    </form>
    <form method="post" action="${action}"><button class="plain" name="cancel" value="yes">${t.cancel}</button></form>`)
}

/** Shown for a moment: the form sends itself; without script there is a button. */
export function logoutPage(language: Language, form: string): string {
  const t = texts[language]
  return page(language, t.logoutTitle, undefined, `
    <h1>${t.logoutTitle}</h1>
    <p>${t.logoutText}</p>
    ${form.replace('</form>', '<input type="hidden" name="logout" value="yes"></form>')}
    <button class="primary" form="op.logoutForm">${t.logout}</button>
    <script src="/page.js"></script>`)
}

export function problemPage(language: Language, portal: string): string {
  const t = texts[language]
  return page(language, t.expiredTitle, undefined, `
    <h1>${t.expiredTitle}</h1>
    <p>${t.expired}</p>
    <p><a href="${escape(`${portal}/${language}/login`)}">${t.backToService}</a></p>`)
}

function page(language: Language, title: string, address: string | undefined, content: string): string {
  const t = texts[language]
  const others = address === undefined ? '' : `<nav aria-label="${t.language}"><ul>${languages.map((one) =>
    `<li><a href="${address}?language=${one}" lang="${one}" hreflang="${one}"${one === language ? ' aria-current="true"' : ''}>${languageNames[one]}</a></li>`).join('')}</ul></nav>`
  return `<!DOCTYPE html>
<html lang="${language}">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="robots" content="noindex">
  <title>${title}</title>
  <link rel="stylesheet" href="/page.css">
</head>
<body>
  <header><p class="brand">${t.title}</p>${others}</header>
  <main>
    <p class="notice">${t.notOfficial}</p>${content}
  </main>
</body>
</html>
`
}

const escape = (text: string): string => text.replaceAll(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
