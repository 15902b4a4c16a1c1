import type { defineSearchAttributeKey } from '@temporalio/common';

/** Custom search attributes on every order workflow; the dev stack and `deploy/` register them. */

type KeywordAttribute = ReturnType<typeof defineSearchAttributeKey<'KEYWORD'>>;

const keyword = (name: string): KeywordAttribute => ({ name, type: 'KEYWORD' });

export const ORDER_STATUS = keyword('OrderStatus');
export const TICKET_ID = keyword('TicketId');
export const BUYER_ID = keyword('BuyerId');
export const SELLER_ID = keyword('SellerId');

export const SEARCH_ATTRIBUTES = [ORDER_STATUS, TICKET_ID, BUYER_ID, SELLER_ID] as const;
