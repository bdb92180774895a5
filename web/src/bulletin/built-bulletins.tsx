import { useQuery } from '@tanstack/react-query'
import type { BulletinView } from '@yihu/contract/bulletins'
import { Segmented, Typography } from 'antd'
import { callUrl } from '../api/call.ts'
import { formatInstant } from '../language/format-time.ts'
import { ProblemAlert } from '../layout/problem-alert.tsx'
import { Link } from 'react-router'
import { paths } from '../paths.ts'
import { bulletinsQuery } from './bulletin-queries.ts'
import { IssuedFiles } from './issued-files.tsx'
import { useBulletinWords } from './labels.ts'
import { useAddress, withValues } from '../layout/use-address.ts'

/** What has been built, newest first: who, when, the files, and the checksums that prove them unchanged. */
export function BuiltBulletins({ template, period }: { readonly template: string; readonly period: string }) {
  const t = useBulletinWords()
  const [search, setSearch] = useAddress()
  const isAll = search.get('built') === 'all'
  const { data, error, refetch } = useQuery(bulletinsQuery)
  const shown = (data ?? [])
    .filter((bulletin) => isAll || (bulletin.period === period && bulletin.template === template))
    .toSorted((a, b) => Date.parse(b.builtAt) - Date.parse(a.builtAt))
  const show = (which: 'month' | 'all') =>
    setSearch((now) => withValues(now, { built: which === 'all' ? 'all' : '' }), { preventScrollReset: true })
  return (
    <section className="panel" aria-labelledby="built-bulletins">
      <div className="bulletin-head">
        <h2 id="built-bulletins">{t('bulletins')}</h2>
        <Segmented<'month' | 'all'>
          size="small"
          aria-label={t('whichMonths')}
          value={isAll ? 'all' : 'month'}
          onChange={show}
          options={[
            { value: 'month', label: t('thisMonth') },
            { value: 'all', label: t('allMonths') },
          ]}
        />
      </div>
      {error && <ProblemAlert error={error} onRetry={() => void refetch()} />}
      {data && shown.length === 0 && (
        <p className="soft">
          {t('noBulletins')} {t('noBulletinsText')}
        </p>
      )}
      {shown.length > 0 && (
        <div className="scroll-x">
          <table className="plain-table bulletin-files">
            <caption className="visually-hidden">{t('bulletins')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('period')}</th>
                <th scope="col">{t('issue')}</th>
                <th scope="col">{t('builtAt')}</th>
                <th scope="col">{t('builtBy')}</th>
                <th scope="col">{t('files')}</th>
                <th scope="col" title={t('hashHint')}>
                  {t('hash')}
                </th>
              </tr>
            </thead>
            <tbody>
              {shown.map((bulletin) => (
                <BulletinLine key={bulletin.bulletinId} bulletin={bulletin} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}

function BulletinLine({ bulletin }: { readonly bulletin: BulletinView }) {
  const t = useBulletinWords()
  const { bulletinId, documentHash, annexHash, pageHash, pdfHash } = bulletin
  const at = formatInstant(bulletin.builtAt)
  return (
    <tr>
      <td>{bulletin.period}</td>
      <td>
        {bulletin.draftId === null ? (
          <span className="soft">{t('notIssued')}</span>
        ) : (
          <Link to={paths.draft(bulletin.draftId)}>{bulletin.issueNo}</Link>
        )}
      </td>
      <td>{at}</td>
      <td>{bulletin.builtBy}</td>
      <td>
        <IssuedFiles
          hrefOf={(file) => callUrl('downloadBulletin', { params: { bulletinId, file } })}
          of={bulletin.issueNo ?? at}
        />
      </td>
      <td>
        <span className="bulletin-hashes">
          <Hash name={t('hashDocument')} hash={documentHash} />
          <Hash name={t('hashAnnex')} hash={annexHash} />
          {pageHash !== null && <Hash name={t('hashPage')} hash={pageHash} />}
          {pdfHash !== null && <Hash name="PDF" hash={pdfHash} />}
          {bulletin.seal !== null && <Hash name={t('seal')} hash={bulletin.seal} />}
        </span>
      </td>
    </tr>
  )
}

function Hash({ name, hash }: { readonly name: string; readonly hash: string }) {
  const t = useBulletinWords()
  return (
    <span>
      <span className="soft">{name}</span>{' '}
      <Typography.Text code copyable={{ text: hash, tooltips: [t('copyHash'), t('copied')] }} title={hash}>
        {hash.slice(0, 8)}
      </Typography.Text>
    </span>
  )
}
