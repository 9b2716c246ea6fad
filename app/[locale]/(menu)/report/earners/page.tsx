import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { EarnerTable } from '#components/earners/earner-table.tsx'
import { SearchForm } from '#components/reports/search-form.tsx'
import { Alert } from '#components/ui/alert.tsx'
import buttons from '#components/ui/button.module.css'
import { Card, Empty } from '#components/ui/card.tsx'
import { Crumbs } from '#components/ui/crumbs.tsx'
import { momentText } from '#components/ui/formats.ts'
import { Pager } from '#components/ui/pager.tsx'
import { listEarners } from '#lib/portal/earners/list-earners.ts'
import { listRememberedPayers } from '#lib/portal/earners/remembered-payers.ts'
import { ownerOfRole } from '#lib/portal/role-rights.ts'
import { forgetPayerDetails } from '../../../../earners/actions.ts'
import { draftContext } from '../../../../report/draft-context.ts'
import report from '../../../../report/report.module.css'
import { portalContext } from '../../../../session/current.ts'
import { ifVisible, NotFoundHere } from '../../../../session/not-found.tsx'

const Query = z.object({ text: z.string().max(100).trim().catch('').default(''), page: z.coerce.number().int().min(1).catch(1).default(1), done: z.enum(['removed', 'forgotten']).optional().catch(undefined) })

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('earners'))('title') }
}

/** Whom and what the forms remember for the party of the role. */
export default async function EarnersPage({ searchParams }: { searchParams: Promise<unknown> }) {
  const context = draftContext(await portalContext())
  const owner = ownerOfRole(context.actor)
  const { text, page, done } = Query.parse(await searchParams)
  const list = owner === undefined ? undefined : await ifVisible(listEarners(context, owner, { text, page }))
  if (owner === undefined || !list) return <NotFoundHere />
  const payers = await listRememberedPayers(context, owner)
  const [locale, t, tForm] = [await getLocale(), await getTranslations('earners'), await getTranslations('reportForm')]
  const address = '/report/earners'
  const hrefOf = (one: number) => `${address}?${new URLSearchParams({ ...(text !== '' && { text }), page: String(one) })}`
  return (
    <>
      <Crumbs path={[{ href: '/report', label: tForm('title') }]} here={t('title')} />
      <div className="stack">
        <div>
          <h1>{t('title')}</h1>
          <p className="lead">{t('lead')}</p>
          {done !== undefined && <Alert tone="good" live>{t(`done.${done}`)}</Alert>}
        </div>
        <div>
          <SearchForm action={`/${locale}${address}`} submit={t('submit')} reset={text === '' ? undefined : { href: address, label: t('reset') }} inputs={[{ kind: 'text', id: 'text', label: t('search'), value: text }]} />
          <p className="muted" role="status">{t('count', { count: list.count })}</p>
          {list.rows.length === 0
            ? <Empty><p>{text === '' ? t('empty') : t('none')}</p></Empty>
            : <EarnerTable rows={list.rows.map(({ id, kind, name, identifier, lastPaymentDate }) => ({ id, href: `${address}/${id}`, name: name || t('noName'), identifier: identifier === name ? '' : identifier, kind: tForm(`kind.${kind}`), lastPaymentDate }))} />}
          <Pager page={list.page} pages={list.pages} hrefOf={hrefOf} />
        </div>
        {payers.length > 0 && (
          <Card labelledBy="payer">
            <h2 id="payer">{t('payerTitle')}</h2>
            <p className="muted">{t('payerText')}</p>
            <ul className={report.rows}>
              {payers.map(({ kind, contacts, updatedAt }) => (
                <li key={kind}>
                  <div>
                    <h3>{tForm(`kind.${kind}`)}</h3>
                    <p>{contacts.length === 0 ? t('noContacts') : contacts.map(({ name, telephone }) => [name, telephone].filter(Boolean).join(', ')).join('; ')}</p>
                    <p className="muted">{t('updated', { at: momentText(updatedAt, locale) })}</p>
                  </div>
                  <form action={forgetPayerDetails.bind(null, kind)}><button className={buttons.secondary} aria-label={t('forgetNamed', { kind: tForm(`kind.${kind}`) })}>{t('forget')}</button></form>
                </li>
              ))}
            </ul>
          </Card>
        )}
      </div>
    </>
  )
}
