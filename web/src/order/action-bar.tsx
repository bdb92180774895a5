import { DownOutlined, UpOutlined } from '@ant-design/icons'
import { actions } from '@yihu/core/order/actions'
import { Button, Tooltip } from 'antd'
import { useId, useState } from 'react'
import { useLanguage } from '../language/language.ts'
import type { Offer, OfferList } from './offers.ts'
import { isCommon } from './offers.ts'
import { refusalText } from './refusal-text.ts'

interface ActionBarProps {
  readonly offers: OfferList
  readonly label: string
  readonly onChoose: (offer: Offer) => void
  /** A desk leads through the work above: all of it is kept at hand, and none of it in the way. */
  readonly isFolded?: boolean
}

/** Buttons for what the person may do, the common step first; what is not possible now says why. */
export function ActionBar({ offers, label, onChoose, isFolded = false }: ActionBarProps) {
  const { t, pick } = useLanguage()
  const [isOpen, setIsOpen] = useState(false)
  const listId = useId()
  const main = isFolded ? [] : offers.main
  const rest = isFolded ? [...offers.main, ...offers.rest] : offers.rest
  const { elsewhere } = offers
  if (main.length + rest.length === 0) return null
  return (
    <fieldset aria-label={label} className="stack bare" style={{ gap: 8 }}>
      <div className="actions">
        {!isFolded && main.every(({ refusal }) => refusal) && (
          <span className="soft">{t('action.none')}</span>
        )}
        {main.map((offer, index) => (
          <OfferButton
            key={offer.action}
            offer={offer}
            isFirst={index === 0 && isCommon(offer)}
            onChoose={onChoose}
          />
        ))}
        {rest.length > 0 && (
          <Button
            type="text"
            aria-expanded={isOpen}
            aria-controls={listId}
            onClick={() => setIsOpen(!isOpen)}
          >
            {t('action.more', { count: rest.length })}{' '}
            {isOpen ? <UpOutlined aria-hidden /> : <DownOutlined aria-hidden />}
          </Button>
        )}
      </div>
      <div id={listId} hidden={!isOpen} className="stack" style={{ gap: 6 }}>
        {isOpen &&
          rest.map((offer) => (
            <div key={offer.action} className="actions">
              <OfferButton offer={offer} isFirst={false} onChoose={onChoose} hasReasonBeside />
            </div>
          ))}
        {isOpen && elsewhere.length > 0 && (
          <p className="soft" style={{ margin: 0 }}>
            {t('action.elsewhere', {
              actions: elsewhere.map(({ action }) => pick(actions[action])).join(t('comma')),
            })}
          </p>
        )}
      </div>
    </fieldset>
  )
}

interface OfferButtonProps {
  readonly offer: Offer
  readonly isFirst: boolean
  readonly onChoose: (offer: Offer) => void
  readonly hasReasonBeside?: boolean
}

/** `aria-disabled` and not `disabled`, so that the keyboard reaches the button and with it the reason. */
function OfferButton({ offer, isFirst, onChoose, hasReasonBeside = false }: OfferButtonProps) {
  const { pick, language } = useLanguage()
  const reasonId = useId()
  const reason = offer.refusal ? refusalText(offer.refusal, language) : undefined
  const button = (
    <Button
      type={isFirst && !reason ? 'primary' : 'default'}
      className={reason ? 'is-refused' : ''}
      {...(reason
        ? { 'aria-disabled': true, 'aria-describedby': reasonId }
        : { onClick: () => onChoose(offer) })}
    >
      {pick(actions[offer.action])}
    </Button>
  )
  if (!reason) return button
  return (
    <>
      {hasReasonBeside ? (
        button
      ) : (
        <Tooltip title={reason} trigger={['hover', 'focus']}>
          {button}
        </Tooltip>
      )}
      <span id={reasonId} className={hasReasonBeside ? 'soft' : 'visually-hidden'}>
        {reason}
      </span>
    </>
  )
}
