import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import styles from '#components/interface/interface.module.css'
import { dayText } from '#components/ui/formats.ts'
import { TERMS_VERSION, termsVersions } from '#lib/portal/interface/terms.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('interface.terms'))('title') }
}

const Search = z.object({ version: z.enum(termsVersions.map(({ version }) => version)).catch(TERMS_VERSION) })
const parts = ['who', 'use', 'keys', 'contact', 'load', 'suspension', 'changes'] as const

/** Terms of use of the technical interface; every version that was ever accepted stays readable. */
export default async function InterfaceTermsPage({ searchParams }: { searchParams: Promise<unknown> }) {
  const { version } = Search.parse(await searchParams)
  const t = await getTranslations('interface.terms')
  const from = termsVersions.find((one) => one.version === version)!.from
  return (
    <article className={styles.terms}>
      <h1>{t('title')}</h1>
      <p className="lead">{t('version', { version, date: dayText(new Date(from), 'UTC') })}</p>
      {parts.map((part) => <section key={part} aria-labelledby={part}><h2 id={part}>{t(`v${version}.${part}`)}</h2><p>{t(`v${version}.${part}Text`)}</p></section>)}
    </article>
  )
}
