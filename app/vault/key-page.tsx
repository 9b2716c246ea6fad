import { getLocale, getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { z } from 'zod'
import certificates from '#components/certificates/certificates.module.css'
import forms from '#components/forms/forms.module.css'
import { Link } from '#components/i18n/link.tsx'
import { LiveUpdates } from '#components/live/live-updates.tsx'
import { Alert } from '#components/ui/alert.tsx'
import { Badge } from '#components/ui/badge.tsx'
import buttons from '#components/ui/button.module.css'
import { Card } from '#components/ui/card.tsx'
import { Crumbs } from '#components/ui/crumbs.tsx'
import { Facts } from '#components/ui/facts.tsx'
import { Moment } from '#components/ui/moment.tsx'
import { SftpUserForm } from '#components/vault/sftp-user-form.tsx'
import { NotFound } from '#lib/portal/context.ts'
import { readKey, type KeyView } from '#lib/portal/vault/list-keys.ts'
import { isSftpType } from '#schemas/certificate-types.ts'
import { crumbsOf } from '../certificates/crumbs-of.ts'
import { ClientTexts } from '../interface/client-texts.tsx'
import { InterfaceClosed } from '../interface/open-interface.tsx'
import { inVault, type InVault } from './in-vault.ts'
import { keyFacts, keyState, keyType, renewalText } from './key-facts.tsx'
import { changeRenewal, nameAccount } from './key-actions.ts'

/** Read once for title and page; of a key that is no longer in use there is nothing to be done. */
export const loadKey = cache((keyId: string) => inVault(async ({ context, businessId }) => {
  const id = z.uuid().safeParse(keyId)
  const key = id.success ? await readKey(context, businessId, id.data) : undefined
  if (key?.state !== 'active') throw new NotFound()
  return key
}))

export async function keyTitle(keyId: string): Promise<string> {
  const [opened, t] = [await loadKey(keyId), await getTranslations()]
  return 'closed' in opened ? t('vault.title') : opened.value.description
}

const Search = z.object({ done: z.enum(['renewal', 'account']).optional().catch(undefined) })

/** One kept key: how it stands and what can be done with it. */
export async function KeyPage({ keyId, query }: { keyId: string; query: unknown }) {
  const opened = await loadKey(keyId)
  if ('closed' in opened) return <InterfaceClosed closed={opened} />
  const { value: key, party } = opened
  const [locale, t] = [await getLocale(), await getTranslations()]
  const { done } = Search.parse(query)
  const { tone, text } = keyState(key, t)
  return (
    <>
      <Crumbs path={[...await crumbsOf('/org'), { href: '/org/certificates/keys', label: t('vault.title') }]} here={key.description} />
      <div className="stack">
        <div>
          <h1>{key.description}</h1>
          <p className="lead">{keyType(key, t)}</p>
          {done !== undefined && <Alert tone="good" live><p>{t(`vault.done.${done}`)}</p></Alert>}
          <Badge tone={tone} large>{text}</Badge>
        </div>
        <Card>
          <Facts facts={[
            ...keyFacts(key, t, locale),
            [t('vault.fact.size'), t('vault.fact.bits', { bits: key.keyBits })],
            key.activatedAt && [t('vault.fact.added'), <Moment key="added" at={key.activatedAt} />],
          ]} />
          <div className={certificates.actions}>
            {key.registerCertificateId !== undefined && <Link href={`/org/certificates/${key.registerCertificateId}`}>{t('vault.action.certificate')}</Link>}
            <Link href={`/org/certificates/keys/${key.id}/remove`}>{t('vault.action.remove')}</Link>
          </div>
        </Card>
        <RenewalCard of={key} party={party} />
        {key.type && isSftpType(key.type) && (
          <Card labelledBy="account">
            <h2 id="account">{t('vault.accountTitle')}</h2>
            <p>{t('vault.accountText')}</p>
            <ClientTexts pick={({ form, vault }) => ({ form, vault: { fact: vault.fact } })}><SftpUserForm action={nameAccount.bind(null, party, key.id)} value={key.sftpUser} /></ClientTexts>
          </Card>
        )}
        <LiveUpdates topic="certificates=" />
      </div>
    </>
  )
}

async function RenewalCard({ of: key, party }: { of: KeyView; party: InVault['party'] }) {
  const [locale, t] = [await getLocale(), await getTranslations()]
  const renewal = renewalText(key, t, locale)
  return (
    <Card labelledBy="renewal">
      <h2 id="renewal">{t('vault.renewalTitle')}</h2>
      {renewal && <Alert tone={renewal.tone}><p>{renewal.text}</p></Alert>}
      <p>{t(key.renewsItself ? 'vault.renewalText' : 'vault.renewalOffText')}</p>
      <form action={changeRenewal.bind(null, party, key.id, !key.renewsItself)} className={forms.actions}><button className={buttons.secondary}>{t(key.renewsItself ? 'vault.action.stop' : 'vault.action.allow')}</button></form>
    </Card>
  )
}
