import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { Link } from '#components/i18n/link.tsx'
import { Alert } from '#components/ui/alert.tsx'
import { Card } from '#components/ui/card.tsx'
import { Crumbs } from '#components/ui/crumbs.tsx'
import { Facts } from '#components/ui/facts.tsx'
import { dayText } from '#components/ui/formats.ts'
import { helsinkiDate } from '#lib/platform/clock.ts'
import { codesOfRule, documentedRule, fileOfRule, messageOfRule, rulesDateOf } from '#lib/portal/documentation/find-rules.ts'
import { portalRuntime } from '#lib/portal/runtime.ts'
import { codeLists } from '#schemas/code-lists.ts'
import { codeListOf } from '#schemas/element-codes.ts'
import { lookUps } from '#schemas/outside-registers/look-ups.ts'
import { placeName } from '#schemas/element-labels.ts'
import { ruleText } from '#schemas/rules/texts.ts'
import styles from '../../../../../documentation/documentation.module.css'
import { messageName } from '../../../../../documentation/message-name.ts'
import { exampleOf } from '../../../../../documentation/rule-example.ts'
import { NotFoundHere } from '../../../../../session/not-found.tsx'
import { allowedText, codeListHref } from '../../../../../texts/allowed.ts'

type Props = { params: Promise<{ id: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [{ id }, t] = [await params, await getTranslations()]
  return { title: documentedRule(id) ? t('documentation.rule.title', { id }) : t('notFound.title') }
}

const day = (date: string) => dayText(new Date(`${date}T12:00:00Z`))

/** One rule: what it demands, what its violation costs, and what to do. */
export default async function RulePage({ params }: Props) {
  const rule = documentedRule((await params).id)
  if (!rule) return <NotFoundHere />
  const [locale, t] = [await getLocale(), await getTranslations()]
  const { id, level, judge, elements, errorCode, validFrom, validUntil, asks } = rule
  const { message, hint } = ruleText(id, locale)
  const [file, ofMessage, today] = [fileOfRule(rule), messageOfRule(rule), helsinkiDate(portalRuntime().clock.now())]
  // A rule that no longer holds is shown as it was when it did.
  const date = validUntil !== undefined && validUntil < today ? validUntil : today
  const [allowed, example] = [allowedText(rule, file, t, locale, date), exampleOf(rule, file, date)]
  const places = elements.filter((path) => path !== '*')
  return (
    <article className="stack">
      <div>
        <Crumbs path={[{ href: '/documentation', label: t('documentation.title') }, { href: '/documentation/rules', label: t('documentation.rules.title') }]} here={id} />
        <h1>{t('documentation.rule.title', { id })}</h1>
        <p className="lead">{message}</p>
        <Alert tone="info" title={t('documentation.rule.whatToDo')}><p>{hint}</p></Alert>
      </div>
      <Card>
        <Facts facts={[
          [t('documentation.rule.code'), codesOfRule(rule).join(', ')],
          [t('documentation.rules.level'), t(`documentation.level.${level}.name`)],
          [t('documentation.rules.message'), ofMessage ? messageName(ofMessage.prefix, locale) : t('documentation.rules.general')],
          [t(`documentation.rule.validity.${rulesDateOf(rule)}`), validFrom === undefined && validUntil === undefined ? t('documentation.rule.always') : t('documentation.rule.period', { from: validFrom === undefined ? '' : day(validFrom), until: validUntil === undefined ? '' : day(validUntil) })],
          [t('documentation.rule.consequence'), t(`documentation.level.${level}.effect`), 'wide'],
          [t('documentation.rule.checked'), t(`documentation.judge.${judge}`), 'wide'],
        ]} />
        {errorCode === undefined && <p className="muted">{t('documentation.rule.ownCode')}</p>}
      </Card>
      {allowed && (
        <section aria-labelledby="allowed">
          <h2 id="allowed">{t('documentation.rule.allowed')}</h2>
          <p>{allowed.text}</p>
          {allowed.list && <p><Link href={allowed.list.href}>{t('documentation.rule.openList', { name: allowed.list.name })}</Link></p>}
        </section>
      )}
      {asks && (
        <section aria-labelledby="asks">
          <h2 id="asks">{t('documentation.rule.asks')}</h2>
          <ul>
            {asks.map((name) => <li key={name}><Link href={`/documentation/outside-registers#${lookUps[name].file.replace('.csv', '')}`}>{t(`documentation.outside-registers.lookUp.${name}`)}</Link></li>)}
          </ul>
        </section>
      )}
      {typeof errorCode === 'object' && (
        <section aria-labelledby="cases">
          <h2 id="cases">{t('documentation.rule.cases')}</h2>
          <ul className={styles.list}>
            {errorCode.map((code) => {
              const text = ruleText(id, locale, code)
              return <li key={code} className={styles.row}><strong>{code}</strong><p>{text.message}</p><p className={styles.meta}>{text.hint}</p></li>
            })}
          </ul>
        </section>
      )}
      <section aria-labelledby="elements">
        <h2 id="elements">{t('documentation.rule.elements')}</h2>
        {places.length === 0 ? <p>{t('documentation.rule.wholeMessage')}</p> : (
          <ul className={styles.elements}>
            {places.map((path) => {
              const list = ofMessage && codeListOf(ofMessage, path)
              return (
                <li key={path}>
                  <p>{placeName(file, path, locale)}</p>
                  <p><code>{path}</code></p>
                  {list && <p><Link href={codeListHref(list)}>{t('documentation.rule.openList', { name: codeLists[list].name[locale] })}</Link></p>}
                </li>
              )
            })}
          </ul>
        )}
      </section>
      {example !== undefined && (
        <div>
          <h2 id="example">{t('documentation.rule.example')}</h2>
          <p className="muted">{t('documentation.rule.exampleHint')}</p>
          <pre className={styles.example} tabIndex={0} role="region" aria-labelledby="example"><code>{example}</code></pre>
        </div>
      )}
    </article>
  )
}
