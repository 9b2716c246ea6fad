import { getLocale, getTranslations } from 'next-intl/server'
import { z } from 'zod'
import certificates from '#components/certificates/certificates.module.css'
import { CertificateList, type CertificateRow } from '#components/certificates/certificate-list.tsx'
import { Link } from '#components/i18n/link.tsx'
import { LiveUpdates } from '#components/live/live-updates.tsx'
import type { Locale } from '#components/i18n/routing.ts'
import { Alert } from '#components/ui/alert.tsx'
import buttons from '#components/ui/button.module.css'
import { Empty } from '#components/ui/card.tsx'
import { Crumbs } from '#components/ui/crumbs.tsx'
import { listKeys, type KeyView } from '#lib/portal/vault/list-keys.ts'
import { crumbsOf } from '../certificates/crumbs-of.ts'
import { InterfaceClosed } from '../interface/open-interface.tsx'
import type { Translate } from '../interface/words.ts'
import { inVault } from './in-vault.ts'
import { keyFacts, keyState, keyType, renewalText } from './key-facts.tsx'

const Search = z.object({ done: z.enum(['removed', 'revoked', 'revocation-failed', 'elsewhere']).optional().catch(undefined) })

/** The organisation's kept keys. */
export async function KeysPage({ query }: { query: unknown }) {
  const opened = await inVault(({ context, businessId }) => listKeys(context, businessId))
  if ('closed' in opened) return <InterfaceClosed closed={opened} />
  const { value: { keys, past }, name, context } = opened
  const [locale, t] = [await getLocale(), await getTranslations()]
  const { done } = Search.parse(query)
  return (
    <>
      <Crumbs path={await crumbsOf('/org')} here={t('vault.title')} />
      <div className="stack">
        <div>
          <h1>{t('vault.title')}</h1>
          <p className="lead">{t('vault.lead', { name })}</p>
          {done !== undefined && <Alert tone={done === 'revocation-failed' || done === 'elsewhere' ? 'warn' : 'good'} live><p>{t(`vault.done.${done}`)}</p></Alert>}
        </div>
        <section aria-labelledby="keys">
          <div className={certificates.heading}>
            <h2 id="keys">{t('vault.keys')}</h2>
            <Link href="/org/certificates/get/kept-key" className={buttons.primary}>{t('vault.new')}</Link>
          </div>
          {keys.length === 0
            ? <Empty><p>{t('vault.none')}</p>{!context.ownCertificateOnly && <p>{t('vault.noneHint')}</p>}</Empty>
            : <CertificateList rows={keys.map((key) => keyRow(key, t, locale))} />}
        </section>
        {past.length > 0 && (
          <details className={certificates.more}>
            <summary>{t('vault.past', { count: past.length })}</summary>
            <CertificateList rows={past.map((key) => keyRow(key, t, locale))} />
          </details>
        )}
        <LiveUpdates topic="certificates=" />
      </div>
    </>
  )
}

function keyRow(key: KeyView, t: Translate, locale: Locale): CertificateRow {
  const renewal = renewalText(key, t, locale)
  const isInUse = key.state === 'active'
  return {
    id: key.id, name: key.description, typeName: keyType(key, t), state: keyState(key, t),
    ...(isInUse && { href: `/org/certificates/keys/${key.id}` }),
    facts: [...keyFacts(key, t, locale), renewal && [t('vault.renewalTitle'), renewal.text, 'wide']],
  }
}
