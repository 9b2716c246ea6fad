import { getLocale, getTranslations } from 'next-intl/server'
import { Card } from '#components/ui/card.tsx'
import { Crumbs } from '#components/ui/crumbs.tsx'
import { momentText } from '#components/ui/formats.ts'
import { RemoveKeyForm } from '#components/vault/remove-key-form.tsx'
import { crumbsOf } from '../certificates/crumbs-of.ts'
import { ClientTexts } from '../interface/client-texts.tsx'
import { InterfaceClosed } from '../interface/open-interface.tsx'
import { loadKey } from './key-page.tsx'
import { removeKept } from './key-actions.ts'

/** Removes a key for good; its certificate, if that is wanted, with it. */
export async function RemoveKeyPage({ keyId }: { keyId: string }) {
  const opened = await loadKey(keyId)
  if ('closed' in opened) return <InterfaceClosed closed={opened} />
  const { value: key, party, context } = opened
  const [locale, t] = [await getLocale(), await getTranslations()]
  const back = `/org/certificates/keys/${key.id}`
  const effects = [
    t(context.ownCertificateOnly ? 'vault.removeWaits' : 'vault.removeStops'),
    t('vault.removeLast'),
    ...(key.lastUsedAt ? [t('vault.removeLastUse', { at: momentText(key.lastUsedAt, locale) })] : []),
  ]
  const canRevoke = key.registerCertificateId !== undefined
  return (
    <>
      <Crumbs path={[...await crumbsOf('/org'), { href: '/org/certificates/keys', label: t('vault.title') }, { href: back, label: key.description }]} here={t('vault.action.remove')} />
      <h1>{t('vault.removeTitle', { name: key.description })}</h1>
      <p className="lead">{t('vault.removeLead')}</p>
      <Card>
        <ClientTexts pick={({ form, vault: { stepChoose, stepConfirm, revokeQuestion, understand, remove } }) => ({ form, vault: { stepChoose, stepConfirm, revokeQuestion, understand, remove } })}>
          <RemoveKeyForm
            action={removeKept.bind(null, party, key.id)} cancelHref={back} effects={effects}
            choices={[
              { value: 'no', label: t('vault.revokeNo'), hint: t('vault.revokeNoHint') },
              ...(canRevoke ? (['cessation-of-operation', 'key-compromise'] as const).map((reason) => ({ value: reason, label: t('vault.revokeYes', { reason: t(`certificates.revoke.reason.${reason}`) }), hint: t('vault.revokeYesHint') })) : []),
            ]}
          />
        </ClientTexts>
      </Card>
    </>
  )
}
