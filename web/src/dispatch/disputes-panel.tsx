import type { OrderView } from '@yihu/contract/orders'
import { formatInstant } from '../language/format-time.ts'
import { Circulation } from '../order/circulation.tsx'
import { AppealText } from './appeal-text.tsx'
import { ConferralForm } from './conferral-form.tsx'
import { DesignationForm } from './designation-form.tsx'
import { useWords } from './labels.ts'
import { textOf } from './text-of.ts'
import { useDeskKeys } from './use-desk-keys.ts'
import { useRefusal } from './use-refusal.ts'

/**
 * The desk of disputes (66号文 派单异议审核): how the order went round, what each side rests on, the conferral, and the
 * designation that ends it and is remembered.
 */
export function DisputesPanel({ view, next }: { readonly view: OrderView; readonly next: () => void }) {
  const words = useWords()
  const refusal = useRefusal(view)
  useDeskKeys({ n: next })
  const mayNotConfer = refusal('confer')
  const mayNotDesignate = refusal('designate')
  return (
    <>
      <section className="panel desk-lead" aria-label={words('claims')}>
        <AppealText view={view} />
        <Claims view={view} />
      </section>
      <div className="desk-beside">
        <Circulation view={view} />
        <div className="stack">
          <section className="panel stack" aria-label={words('conferrals')}>
            <h2>{words('conferrals')}</h2>
            {view.conferrals.length === 0 && <p className="soft">{words('noConferrals')}</p>}
            {view.conferrals.map((conferral) => (
              <article key={conferral.conferralId} className="conferral">
                <div className="soft">
                  {formatInstant(conferral.heldAt)} · {conferral.recordedByName} · {conferral.participants}
                </div>
                <blockquote className="said pre">{conferral.conclusion}</blockquote>
                {conferral.legalBasis && (
                  <div className="pre">
                    {words('legalBasis')}：{conferral.legalBasis}
                  </div>
                )}
              </article>
            ))}
            {mayNotConfer === undefined ? (
              <ConferralForm view={view} isOpen={view.conferrals.length === 0} />
            ) : (
              <p className="soft">{mayNotConfer}</p>
            )}
          </section>
          <section className="panel stack" aria-label={words('designate')}>
            <h2>{words('designate')}</h2>
            {mayNotDesignate === undefined ? (
              <DesignationForm key={view.conferrals.length} view={view} />
            ) : (
              <p className="soft">{mayNotDesignate}</p>
            )}
          </section>
        </div>
      </div>
    </>
  )
}

/** Who says on what ground that the matter is another's, from returns and from the dispute itself. */
function Claims({ view }: { readonly view: OrderView }) {
  const words = useWords()
  const claims = [
    ...view.returns.map((one) => ({
      key: one.returnId,
      at: one.requestedAt,
      unitName: one.unitName,
      reason: one.reason,
      basis: one.legalBasis,
      what: words('returnAsked'),
    })),
    ...view.log
      .filter(({ action }) => action === 'raiseDispute')
      .map((entry) => ({
        key: String(entry.seq),
        at: entry.at,
        unitName: entry.unitName ?? '',
        reason: textOf(entry.fields['reason']),
        basis: textOf(entry.fields['legalBasis']),
        what: words('disputed'),
      })),
  ].toSorted((one, other) => new Date(one.at).getTime() - new Date(other.at).getTime())
  return (
    <div>
      <h3>{words('claims')}</h3>
      {claims.length === 0 && <p className="soft">{words('noClaims')}</p>}
      <ul className="candidates">
        {claims.map((claim) => (
          <li key={claim.key}>
            <div>
              <strong>{claim.unitName}</strong> <span className="soft">{claim.what}</span>
              <div className="pre">“{claim.reason}”</div>
              {claim.basis && (
                <div className="pre">
                  {words('basis')}：{claim.basis}
                </div>
              )}
            </div>
          </li>
        ))}
      </ul>
    </div>
  )
}
