import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { z } from 'zod'
import { FindingCard, type FindingText } from '#components/findings/finding-card.tsx'
import { GroupList } from '#components/findings/group-list.tsx'
import styles from '#components/findings/findings.module.css'
import { LiveUpdates } from '#components/live/live-updates.tsx'
import { Alert } from '#components/ui/alert.tsx'
import buttons from '#components/ui/button.module.css'
import { Card } from '#components/ui/card.tsx'
import { Crumbs } from '#components/ui/crumbs.tsx'
import { Facts } from '#components/ui/facts.tsx'
import { sizeText } from '#components/ui/formats.ts'
import { DownloadIcon } from '#components/ui/icons.tsx'
import { Day, Moment } from '#components/ui/moment.tsx'
import { Pager } from '#components/ui/pager.tsx'
import { readCheck, type ShownFinding } from '#lib/portal/uploads/read-check.ts'
import { portalContext } from '../../../../session/current.ts'
import { ifVisible, NotFoundHere } from '../../../../session/not-found.tsx'
import { deliveryTypeName, isCancellation, itemCountText } from '../../../../texts/delivery-types.ts'
import { placeSteps } from '../../../../texts/place.ts'
import { schemaText } from '../../../../texts/schema-texts.ts'
import { ruleFacts } from '../../../../texts/rule-facts.ts'
import { explainRule } from '../../../../texts/rule-texts.ts'

type Props = { params: Promise<{ uploadId: string }>; searchParams: Promise<unknown> }

const Search = z.object({ page: z.coerce.number().int().min(1).catch(1), rule: z.string().max(40).regex(/^[\w-]+$/).optional().catch(undefined) })

/** Read once for title and page. */
const loadCheck = cache(async (id: string, page: number, rule: string | undefined) => {
  const uploadId = z.uuid().safeParse(id)
  return uploadId.success ? ifVisible(readCheck(await portalContext(), uploadId.data, { page, ...(rule && { ruleId: rule }) })) : undefined
})

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { page, rule } = Search.parse(await searchParams)
  const [check, t] = [await loadCheck((await params).uploadId, page, rule), await getTranslations()]
  return { title: check ? `${t('check.title')}: ${check.fileName}` : t('notFound.title') }
}

export default async function CheckPage({ params, searchParams }: Props) {
  const { page, rule } = Search.parse(await searchParams)
  const check = await loadCheck((await params).uploadId, page, rule)
  if (!check) return <NotFoundHere />
  const [locale, t] = [await getLocale(), await getTranslations()]
  const { findings } = check
  const base = `/upload/${check.id}`
  const hrefOf = (query: { page?: number; rule?: string | undefined }) => `${base}?${new URLSearchParams({ ...(query.rule && { rule: query.rule }), ...(query.page && query.page > 1 && { page: String(query.page) }) })}`

  const textOf = async ({ level, ruleId, code, path, line, column, itemIndex, itemId, value, detail }: ShownFinding): Promise<FindingText> => {
    const text = await explainRule(ruleId, code, locale, value)
    const specific = level === 'schema' ? schemaText(detail, t) : undefined
    return {
      ...text, ...ruleFacts(ruleId, check.paymentDate, t, locale), ...(path !== undefined && { path }), ...(specific !== undefined && { message: specific }), code, ruleId, remark: level === 'guidance',
      // A report's place begins with the report itself; the others say first what kind of thing it is about.
      place: [...(level === 'item' || level === 'guidance' ? [] : [t(`check.level.${level}`)]), ...placeSteps({ path, deliveryDataType: check.deliveryDataType, item: { ...(itemIndex !== undefined && { index: itemIndex }), ...(itemId && { reference: itemId }) } }, t, locale)],
      ...(value !== undefined && ruleId !== 'X-UPLOAD-ROOT' && { value }), ...(detail !== undefined && specific === undefined && { technical: detail }),
      ...(line !== undefined && check.state !== 'sent' && { file: { line, href: `${base}/file?${new URLSearchParams({ line: String(line), ...(column && { column: String(column) }) })}` } }),
    }
  }
  const groups = await Promise.all(check.groups.map(async ({ ruleId, code, level, places, items }) => ({
    key: `${ruleId} ${code} ${level}`, code, chosen: ruleId === rule, href: hrefOf({ rule: ruleId }),
    message: (await explainRule(ruleId, code, locale))?.message ?? ruleId,
    count: level === 'item' ? itemCountText(check.deliveryDataType, items, t) : t('check.findingsCount', { count: places }),
  })))

  return (
    <>
      <Crumbs path={[{ href: '/upload', label: t('upload.title') }]} here={check.fileName} />
      <div className="stack">
        <div>
          <h1>{t('check.title')}</h1>
          <p className="lead">{check.fileName}</p>
          {check.findingCount === 0 && <Alert tone="good" title={t('check.noFindings')}>{check.state === 'checked' && <p>{t('check.sendHint')}</p>}</Alert>}
          {check.sendability === 'errors' && <Alert tone="bad">{t('upload.detail.notSendable')}</Alert>}
          {check.sendability === 'no-right' && <Alert tone="bad">{t('upload.detail.noRight', { owner: check.ownerName ?? '–' })}</Alert>}
          {check.sendability === 'no-certificate' && <Alert tone="bad">{t('upload.detail.noCertificate')}</Alert>}
          {check.sendability === 'already-sent' && <Alert tone="warn">{t('upload.detail.alreadySent')}</Alert>}
          {check.state === 'checking' && <Alert tone="info">{t('upload.state.checking')}</Alert>}
        </div>
        <Card>
          <Facts facts={[
            check.deliveryDataType !== null && [t('check.type'), deliveryTypeName(check.deliveryDataType, locale)],
            check.ownerName !== null && [t('check.owner'), check.ownerName],
            check.deliveryId !== null && [t('check.deliveryId'), check.deliveryId],
            check.itemCount !== null && [t(isCancellation(check.deliveryDataType) ? 'check.cancellationCount' : 'check.itemCount'), check.itemCount.toLocaleString(locale)],
            check.paymentDate !== null && [t('check.paymentDate'), <Day key="day" date={check.paymentDate} />],
            check.signed !== null && [t('check.signature'), check.signed ? t('check.signed') : t('check.unsigned')],
            [t('check.size'), sizeText(check.byteLength, locale)],
            [t('check.uploadedAt'), <Moment key="at" at={check.uploadedAt} />],
            [t('check.digest'), <code key="digest">{check.digest}</code>, 'wide'],
          ]} />
        </Card>
        {check.findingCount > 0 && (
          <>
            {groups.length > 1 && <GroupList heading={t('check.byRule')} groups={groups} allHref={hrefOf({})} />}
            <section aria-labelledby="findings">
              <h2 id="findings">{t('check.findingsTitle')}</h2>
              <p className="muted">{t('check.findingsCount', { count: rule ? findings.count : check.findingCount })}{findings.kept < check.findingCount && ` · ${t('check.keptOnly', { kept: findings.kept })}`}</p>
              <p><a className={buttons.secondary} href={`/api/uploads/${check.id}/errors?locale=${locale}`} download><DownloadIcon />{t('errorsFile.download')}</a></p>
              <ol className={styles.list}>
                {await Promise.all(findings.shown.map(async (finding, index) => <FindingCard key={index} finding={await textOf(finding)} />))}
              </ol>
              <Pager page={findings.page} pages={findings.pages} hrefOf={(to) => hrefOf({ page: to, rule })} />
            </section>
          </>
        )}
      </div>
      {check.state === 'checking' && <LiveUpdates topic="uploads=" />}
    </>
  )
}
