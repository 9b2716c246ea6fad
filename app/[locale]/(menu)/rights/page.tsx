import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { redirect } from 'next/navigation'
import { RightsTable } from '#components/mandates/rights-table.tsx'
import { Card } from '#components/ui/card.tsx'
import { partyNameOf } from '#lib/identity/actor.ts'
import { explainRights } from '#lib/portal/mandates/explain-rights.ts'
import { rightsInRole } from '#lib/portal/role-rights.ts'
import { portalRuntime } from '#lib/portal/runtime.ts'
import { portalContext } from '../../../session/current.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('rights'))('title') }
}

/** Which right is missing, and who can give it: for whoever acts in a role, about that role alone. */
export default async function RightsPage() {
  const context = await portalContext()
  const { role } = context.actor
  if (!role || role.kind === 'operator') redirect(`/${await getLocale()}`)
  const t = await getTranslations()
  const { standings } = await rightsInRole(context)
  const rows = explainRights(role.kind, standings).map(({ function: name, have, limitedTo, gives }) => ({
    id: name, what: t(`rights.functions.${name}`), have, may: t(`rights.${have === 'none' ? 'nothing' : have}`),
    ...(limitedTo && { limited: t('rights.limited', { ids: limitedTo.join(', ') }) }), gives: gives.map((ground) => t(`grounds.${ground}`)),
  }))
  const isMandated = role.kind === 'private-person' && role.of !== undefined
  const canGive = portalRuntime().configuration.IR_ENVIRONMENT === 'test' && role.kind === 'organisation'
  return (
    <div className="stack">
      <div>
        <h1>{t('rights.title')}</h1>
        <p className="lead">{t('rights.lead', { name: partyNameOf(role) ?? t('shell.privatePerson') })}</p>
      </div>
      <Card labelledBy="yours">
        <h2 id="yours">{t('rights.yours')}</h2>
        <ul>
          {standings.map(({ ground, subOrganisationId }) => (
            <li key={`${ground} ${subOrganisationId ?? ''}`}>{t(`grounds.${ground}`)}{subOrganisationId !== undefined && `, ${t('grounds.limited', { id: subOrganisationId })}`}</li>
          ))}
        </ul>
      </Card>
      <RightsTable rows={rows} />
      <Card labelledBy="who">
        <h2 id="who">{t('rights.whoTitle')}</h2>
        <p>{t(`rights.who.${isMandated ? 'income-data' : role.kind}`)}</p>
        {canGive && <p>{t('rights.testHint')}</p>}
      </Card>
    </div>
  )
}
