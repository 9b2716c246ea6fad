import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { z } from 'zod'
import styles from '#components/interface/interface.module.css'
import { MessageList } from '#components/interface/message-list.tsx'
import { Link } from '#components/i18n/link.tsx'
import { SearchField } from '#components/records/search-field.tsx'
import buttons from '#components/ui/button.module.css'
import { Empty } from '#components/ui/card.tsx'
import { Pager } from '#components/ui/pager.tsx'
import { readOutbox } from '#lib/portal/outbox/read-outbox.ts'
import { secureMessageToken } from '#lib/portal/outbox/secure-message-link.ts'
import { registerFailure } from '#lib/portal/register-failure.ts'
import { portalRuntime } from '#lib/portal/runtime.ts'
import { RegisterTrouble } from '../../../interface/register-trouble.tsx'
import { portalContext } from '../../../session/current.ts'
import { ifVisible, NotFoundHere } from '../../../session/not-found.tsx'

const Search = z.object({ to: z.string().max(254).trim().catch('').default(''), page: z.coerce.number().int().min(1).max(1_000).catch(1).default(1) })

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('outbox'))('title') }
}

/** Mails and text messages of the test environment, as their recipients see them. */
export default async function OutboxPage({ searchParams }: { searchParams: Promise<unknown> }) {
  const environment = portalRuntime().configuration.IR_ENVIRONMENT
  if (environment !== 'test') return <NotFoundHere />
  const context = await portalContext()
  const { to, page } = Search.parse(await searchParams)
  const outbox = await ifVisible(readOutbox(context, environment, { query: to, page })).catch((error: unknown) => registerFailure(error) ?? Promise.reject(error))
  if (outbox === undefined) return <NotFoundHere />
  if (typeof outbox === 'string') return <RegisterTrouble failure={outbox} side="operator" />
  const [locale, t] = [await getLocale(), await getTranslations()]
  return (
    <>
      <h1>{t('outbox.title')}</h1>
      <p className="lead">{t('outbox.lead')}</p>
      <form action={`/${locale}/outbox`} method="get" role="search" className={styles.search}>
        <SearchField id="to" label={t('outbox.search')} value={to} />
        <button className={buttons.primary}>{t('outbox.submit')}</button>
        {to !== '' && <Link href="/outbox" className={buttons.quiet}>{t('outbox.reset')}</Link>}
      </form>
      <p className="muted" role="status">{t('outbox.count', { count: outbox.count })}</p>
      {outbox.messages.length === 0 && <Empty><p>{to === '' ? t('outbox.empty') : t('outbox.none')}</p></Empty>}
      <MessageList messages={outbox.messages.map((message) => {
        const token = message.text === undefined ? undefined : secureMessageToken(message.text)
        return { ...message, at: new Date(message.createdAt), ...(token !== undefined && { openHref: `/secure-message/${token}` }) }
      })} />
      <Pager page={outbox.page} pages={outbox.pages} hrefOf={(one) => `/outbox?${new URLSearchParams({ ...(to !== '' && { to }), page: String(one) })}`} />
    </>
  )
}
