import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { Link } from '#components/i18n/link.tsx'
import { Alert } from '#components/ui/alert.tsx'
import { Crumbs } from '#components/ui/crumbs.tsx'
import { rulesAsking } from '#lib/portal/documentation/find-rules.ts'
import { portalRuntime } from '#lib/portal/runtime.ts'
import { lookUpNames, lookUps } from '#schemas/outside-registers/look-ups.ts'
import { sandboxExamples } from '#schemas/outside-registers/sandbox.ts'
import styles from '../../../../documentation/documentation.module.css'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('documentation'))('outside-registers.title') }
}

/** What is looked up in registers and lists of others, where, and with what examples each of the rules can be provoked. */
export default async function OutsideRegistersPage() {
  const [locale, t] = [await getLocale(), await getTranslations('documentation')]
  const { outsideRegisters = 'none' } = portalRuntime().ruleSettings
  const here = typeof outsideRegisters === 'string' ? outsideRegisters : 'given'
  const given = typeof outsideRegisters === 'string' ? undefined : outsideRegisters
  return (
    <article className="stack">
      <div>
        <Crumbs path={[{ href: '/documentation', label: t('title') }]} here={t('outside-registers.title')} />
        <h1>{t('outside-registers.title')}</h1>
        <p className="lead">{t('outside-registers.lead')}</p>
        <Alert tone="info" title={t('outside-registers.here')}><p>{t(`outside-registers.source.${here}`)}</p></Alert>
      </div>
      {lookUpNames.map((name) => (
        <section key={name} id={lookUps[name].file.replace('.csv', '')} aria-labelledby={name}>
          <h2 id={name}>{t(`outside-registers.lookUp.${name}`)}</h2>
          {given && <p>{t(given[name] ? 'outside-registers.loaded' : 'outside-registers.notLoaded')}</p>}
          {here === 'sandbox' && (
            <ul className={styles.list}>
              {sandboxExamples[name].map(({ key, values }) => (
                <li key={key}>
                  <p>{values.map((value, index) => <span key={value}>{index > 0 && ' + '}<code>{value}</code></span>)}</p>
                  <p className={styles.meta}>{t(`outside-registers.example.${key}`)}</p>
                </li>
              ))}
            </ul>
          )}
          <p>{t('outside-registers.rules')} {rulesAsking(name).map(({ id }, index) => <span key={id}>{index > 0 && ', '}<Link href={`/documentation/rules/${id}`}>{id}</Link></span>)}</p>
          <p className={styles.columns}>{t('outside-registers.file', { file: lookUps[name].file })} <code lang={locale === 'en' ? undefined : 'en'}>{lookUps[name].columns.join(';')}</code></p>
        </section>
      ))}
    </article>
  )
}
