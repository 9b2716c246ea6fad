import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { MandateForm } from '#components/mandates/mandate-form.tsx'
import { MandateTable } from '#components/mandates/mandate-table.tsx'
import { Alert } from '#components/ui/alert.tsx'
import { Card, Empty } from '#components/ui/card.tsx'
import { dayText } from '#components/ui/formats.ts'
import { listMandates } from '#lib/portal/mandates/list-mandates.ts'
import { givableThemes, PERSONS_THEME } from '#lib/portal/mandates/mandate-form.ts'
import { portalRuntime } from '#lib/portal/runtime.ts'
import { partyOf } from '../basic-data/party.ts'
import { ClientTexts } from '../interface/client-texts.tsx'
import { ifVisible, NotFoundHere } from '../session/not-found.tsx'
import { openRole } from '../session/open-role.ts'
import { giveMandate, withdrawMandate } from './actions.ts'

const Search = z.object({ done: z.enum(['given', 'withdrawn']).optional().catch(undefined) })

/** Mandates of an organisation, or of a person over their income data; in the test environment they are given and withdrawn here. */
export async function MandatesPage({ base, query }: { base: '/org' | '/me'; query: unknown }) {
  const open = await openRole(base)
  const { context, owner } = open
  const party = partyOf(open)
  const { clock, configuration } = portalRuntime()
  const mandates = configuration.IR_ENVIRONMENT === 'test' ? await ifVisible(listMandates(context, owner)) : undefined
  if (!mandates) return <NotFoundHere />
  const { done } = Search.parse(query)
  const t = await getTranslations('mandates')
  return (
    <div className="stack">
      <div>
        <h1>{t('title')}</h1>
        <p className="lead">{t('lead')}{base === '/me' && ` ${t('personLead')}`}</p>
        {done !== undefined && <Alert tone="good" live>{t(`done.${done}`)}</Alert>}
        <p>{t('officially')}</p>
      </div>
      <section aria-labelledby="given">
        <h2 id="given">{t('given')}</h2>
        {mandates.given.length === 0
          ? <Empty><p>{t('noneGiven')}</p></Empty>
          : <MandateTable caption={t('given')} party={t('to')} rows={mandates.given} withdraw={(id) => withdrawMandate.bind(null, party, id)} />}
      </section>
      <section aria-labelledby="received">
        <h2 id="received">{t('received')}</h2>
        {mandates.received.length === 0 ? <Empty><p>{t('noneReceived')}</p></Empty> : <MandateTable caption={t('received')} party={t('by')} rows={mandates.received} />}
      </section>
      <Card labelledBy="give">
        <h2 id="give">{t('give')}</h2>
        <ClientTexts pick={({ form, mandates: texts }) => ({ form, mandates: texts })}>
          <MandateForm action={giveMandate.bind(null, party)} start={{ values: { validFrom: dayText(clock.now()) } }} themes={base === '/org' ? givableThemes : [PERSONS_THEME]} />
        </ClientTexts>
      </Card>
    </div>
  )
}
