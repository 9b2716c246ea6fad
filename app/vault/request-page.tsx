import { getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { z } from 'zod'
import { Link } from '#components/i18n/link.tsx'
import { LiveUpdates } from '#components/live/live-updates.tsx'
import { Timeline } from '#components/records/timeline.tsx'
import { Alert } from '#components/ui/alert.tsx'
import { Badge } from '#components/ui/badge.tsx'
import buttons from '#components/ui/button.module.css'
import { Card } from '#components/ui/card.tsx'
import { Crumbs } from '#components/ui/crumbs.tsx'
import { Moment } from '#components/ui/moment.tsx'
import { SettleForm } from '#components/vault/settle-form.tsx'
import styles from '#components/vault/vault.module.css'
import { readRequest, type RequestView } from '#lib/portal/certificates/get/read-requests.ts'
import { NotFound } from '#lib/portal/context.ts'
import { crumbsOf } from '../certificates/crumbs-of.ts'
import { ClientTexts } from '../interface/client-texts.tsx'
import { InterfaceClosed } from '../interface/open-interface.tsx'
import { settle } from './actions.ts'
import { requestTone, standingOf } from './get-page.tsx'
import { inVault } from './in-vault.ts'
import { CertificateCard, KeyCard } from './request-cards.tsx'
import { requestSteps } from './request-steps.ts'

/** Read once for title and page. */
const loadRequest = cache((requestId: string) => inVault(({ context, businessId }) => {
  const id = z.uuid().safeParse(requestId)
  if (!id.success) throw new NotFound()
  return readRequest(context, businessId, id.data)
}))

export async function requestTitle(requestId: string): Promise<string> {
  const [opened, t] = [await loadRequest(requestId), await getTranslations()]
  return 'closed' in opened ? t('getCertificate.title') : opened.value.description
}

const wayOf = { signing_request: 'signing-request', give: 'own-key', keep: 'kept-key', renewal: 'kept-key' } as const
/** While the key is made and while a call is on its way nothing can be given up. */
const canBeGivenUp: readonly RequestView['state'][] = ['ordering', 'ready', 'signed', 'unclear']

/** How far the way to a certificate has come, and what it brought. */
export async function RequestPage({ requestId }: { requestId: string }) {
  const opened = await loadRequest(requestId)
  if ('closed' in opened) return <InterfaceClosed closed={opened} />
  const { value: request, party, businessId } = opened
  const t = await getTranslations()
  const { state, waitReason, failure, failureText, purpose, nextAt } = request
  const standing = standingOf(state)
  const isUnfinished = standing === 'moving' || standing === 'unclear'
  return (
    <>
      <Crumbs path={[...await crumbsOf('/org'), { href: '/org/certificates/get', label: t('getCertificate.title') }]} here={request.description} />
      <div className="stack">
        <div>
          <h1>{request.description}</h1>
          <p className="lead">{t(`getCertificate.purpose.${purpose}`)}{request.type !== undefined && ` · ${t(`certificates.type.${request.type}`)}`}</p>
          <div role="status">
            <Badge tone={requestTone[standing]} large>{t(`getCertificate.state.${standing}`)}</Badge>
            <p className={styles.now}>{waitReason !== undefined && standing === 'moving' ? t(`getCertificate.page.wait.${waitReason}`) : t(`getCertificate.page.now.${state}`)}{standing === 'moving' && ` ${t('getCertificate.page.goesOn')}`}</p>
            {waitReason !== undefined && standing === 'moving' && nextAt && <p className="muted">{t('getCertificate.page.nextTry')} <Moment at={nextAt} /></p>}
          </div>
          {failure !== undefined && (
            <Alert tone="bad">
              <p>{t(`getCertificate.page.failure.${failure}`)}</p>
              {failureText !== undefined && <p>{t('getCertificate.page.serviceSays')} <span lang="en">{failureText}</span></p>}
            </Alert>
          )}
          {standing === 'failed' && purpose !== 'renewal' && <Link href={`/org/certificates/get/${wayOf[purpose]}`} className={buttons.primary}>{t('getCertificate.page.again')}</Link>}
          {isUnfinished && <LiveUpdates topic="certificates=" />}
        </div>
        <KeyCard request={request} party={party} />
        {request.certificate && <CertificateCard request={request} businessId={businessId} />}
        <Card labelledBy="progress">
          <h2 id="progress">{t('getCertificate.page.progress')}</h2>
          <Timeline steps={requestSteps(request, t)} />
        </Card>
        {canBeGivenUp.includes(state) && purpose !== 'renewal' && (
          <Card labelledBy="settle">
            <h2 id="settle">{t('getCertificate.settle.title')}</h2>
            <ClientTexts pick={({ form, getCertificate }) => ({ form, getCertificate: { settle: getCertificate.settle, page: getCertificate.page } })}>
              <SettleForm action={settle.bind(null, party, request.id)} unclear={standing === 'unclear'} />
            </ClientTexts>
          </Card>
        )}
      </div>
    </>
  )
}
