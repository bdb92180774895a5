import { queryOptions } from '@tanstack/react-query'
import { callRoute } from '../api/call.ts'

export function campaignsQuery(period: string) {
  return queryOptions({
    queryKey: ['closing', 'dialTests', period],
    queryFn: ({ signal }) => callRoute('listDialCampaigns', { query: { period }, signal }),
    enabled: period !== '',
  })
}

export function campaignQuery(campaignId: string) {
  return queryOptions({
    queryKey: ['closing', 'dialTest', campaignId],
    queryFn: ({ signal }) => callRoute('getDialCampaign', { params: { campaignId }, signal }),
  })
}

export function countyFiguresQuery(period: string) {
  return queryOptions({
    queryKey: ['closing', 'counties', period],
    queryFn: ({ signal }) => callRoute('listCountyFigures', { query: { period }, signal }),
    enabled: period !== '',
  })
}
