// biome-ignore-all lint: throwaway
import { appendFileSync } from 'node:fs';
import { describe, it } from 'vitest';
import { catchUp, hasFee, hasHome, pays, runs } from '../../support/fees.ts';
import { openTestSite } from '../../support/site.ts';

const log = (line: string) => appendFileSync('/tmp/trial.log', `${line}\n`);
const short = (error: any) => `${error?.name ?? ''} ${String(error?.message ?? error).replace(/\s+/g, ' ').slice(0, 220)}`;
const t = (tag: string) => async (label: string, work: Promise<any> | (() => Promise<any>)) => {
  try { await (typeof work === 'function' ? work() : work); log(`${tag} | ${label} -> OK`); return true; }
  catch (error) { log(`${tag} | ${label} -> REFUSED ${short(error)}`); return false; }
};
const show = async (tag: string, site: any, register: string, id: string, ...fields: string[]) => {
  const r: any = await site.record(register, id);
  log(`${tag} |   ${register}/${id}: ${r ? JSON.stringify(Object.fromEntries(fields.map((f) => [f, r[f]]))) : 'null'}`);
  return r;
};
const all = async (site: any, register: string) => (await site.db.collection(`sites/${site.id}/${register}`).get()).docs.map((d: any) => ({ id: d.id, ...d.data() }));
const BILL = ['state', 'total', 'paid', 'paidManagement', 'settledOn'];
const MS = 560_000;
const pay = (more: any = {}) => ({ household: 'zhang', amount: 100, lateFee: 0, method: 'cash', paidOn: '2026-10-08', ...more });
const billed = async (name: string, homes = ['zhang'], fee = 2.35) => {
  const site = await openTestSite(name, { at: '2026-09-30 18:00' });
  for (const home of homes) await hasHome(site, home);
  await hasFee(site, fee);
  await runs(site, 'runBills', '2026-09');
  site.clock.set('2026-10-08 10:00');
  return site;
};
const refund = (more: any = {}) => ({ household: 'zhang', amount: 6_500, method: 'transfer', reason: '多缴', ...more });
const lend = async (site: any, absent: string, deputy: string) => {
  const from = new Date(site.clock.now().getTime() - 3_600_000);
  const until = new Date(site.clock.now().getTime() + 30 * 86_400_000);
  const stamp = { by: absent, at: from };
  await site.db.doc(`sites/${site.id}/delegations/${absent}-${deputy}`).set({ absent, deputy, from, until, state: 'active', rev: 1, opened: stamp, last: { step: 'delegate', ...stamp } });
  await site.reckonsRights();
};

describe.concurrent('trial', () => {
  it('A amounts', async () => {
    const site = await billed('ta', ['zhang', 'old']);
    const T = t('A');
    const take = (id: string, more: any = {}) => site.take('cashier', 'payments', 'take', id, pay(more));
    const lies: any = {
      zero: { amount: 0 }, negative: { amount: -100 }, fraction: { amount: 1.5 }, huge: { amount: 1_000_000_001 }, text: { amount: '100' }, nan: { amount: Number.NaN },
      lateNeg: { lateFee: -1 }, lateOver: { lateFee: 101 }, lateFraction: { lateFee: 0.5 }, fees: { fees: 100_000 }, receipt: { receiptNo: '2026-000099' }, settles: { settles: [{ bill: 'zhang~2026-09', month: '2026-09', amount: 23500 }] },
      takenOn: { takenOn: '2026-09-01' }, ahead: { paidOn: '2026-10-09' }, ancient: { paidOn: '1900-01-01' }, lastYear: { paidOn: '2025-01-01' }, noDay: { paidOn: '2026-02-30' }, bitcoin: { method: 'bitcoin' }, nobody: { household: 'nowhere' },
      state: { state: 'voided' }, origin: { origin: 'moved' }, room: { room: 'x' }, unknown: { foo: 1 },
    };
    for (const [k, v] of Object.entries(lies)) await T(k, take(`lie-${k}`, v));
    await T('twin 1 fen', take('twin', { amount: 1 }));
    for (const by of ['steward', 'manager', 'supervisor', 'assistant', 'receptionist', 'admin', 'gm', 'stranger']) await T(`take by ${by}`, site.take(by, 'payments', 'take', `by-${by}`, pay()));
    await T('same id same input', take('twin', { amount: 1 }));
    await T('same id other input', take('twin', { amount: 2 }));
    await T('id with slash', take('a/b/c', { amount: 2 }));
    await site.db.doc(`sites/${site.id}/households/old`).update({ state: 'former', moveOutDate: '2026-10-01' });
    await T('former household pays its old bill', site.take('cashier', 'payments', 'take', 'former', pay({ household: 'old' })));
    await T('late fee paid where none is owed', take('nolate', { amount: 500, lateFee: 500 }));
    await catchUp(site);
    await show('A', site, 'bills', 'zhang~2026-09', ...BILL);
    await show('A', site, 'bills', 'old~2026-09', ...BILL);
    for (const p of await all(site, 'payments')) log(`A |   ${p.id} ${p.receiptNo} ${p.amount} late ${p.lateFee} fees ${p.fees} ${p.paidOn} ${JSON.stringify(p.settles)}`);
    await site.close();
  }, MS);

  it('A2 twenty at once', async () => {
    const site = await billed('ta2', ['zhang']);
    site.quiet = true;
    const T = t('A2');
    const results = await Promise.allSettled(Array.from({ length: 20 }, (_, i) => site.take('cashier', 'payments', 'take', `p${i}`, pay({ amount: 2000 }))));
    log(`A2 | 20 at once: ${results.filter((r) => r.status === 'fulfilled').length} ok; ${[...new Set(results.filter((r) => r.status === 'rejected').map((r: any) => short(r.reason)))].join(' / ')}`);
    const dup = await Promise.allSettled(Array.from({ length: 5 }, () => site.take('cashier', 'payments', 'take', `same`, pay({ amount: 7 }))));
    log(`A2 | 5x same id at once: ${dup.filter((r) => r.status === 'fulfilled').length} ok ${JSON.stringify([...new Set(dup.filter((r) => r.status === 'rejected').map((r: any) => short(r.reason)))])}`);
    const nos = (await all(site, 'payments')).map((p: any) => p.receiptNo).sort();
    log(`A2 | receipts ${JSON.stringify(nos)}`);
    site.quiet = false;
    await Promise.all(site.changes.map((c: any) => site.deliver(c)));
    await catchUp(site);
    await show('A2', site, 'bills', 'zhang~2026-09', ...BILL);
    site.clock.set('2027-01-01 00:01');
    await T('new year', site.take('cashier', 'payments', 'take', 'ny', pay({ paidOn: '2026-12-31' })));
    await show('A2', site, 'payments', 'ny', 'receiptNo', 'takenOn', 'paidOn');
    // two bookings of one bank transaction
    await T('line first', site.take('cashier', 'payments', 'take', 'l1', pay({ method: 'wechat', line: 'WX-1' })));
    await T('same line again', site.take('cashier', 'payments', 'take', 'l2', pay({ method: 'wechat', line: 'WX-1' })));
    await site.close();
  }, MS);

  it('B refunds', async () => {
    const T = t('B');
    const homes = ['b1', 'b2', 'b3', 'b4', 'b5', 'b6', 'b7', 'b8', 'b9', 'zhang'];
    const site = await billed('tb', homes);
    await site.member('supervisor', { roles: ['supervisor'] });
    for (const h of homes) await site.take('cashier', 'payments', 'take', `pay-${h}`, pay({ household: h, amount: 30_000 }));
    await catchUp(site);
    const req = (h: string, by = 'cashier', id = `r-${h}`, more: any = {}) => site.take(by, 'refunds', 'request', id, refund({ household: h, ...more }));
    for (const amount of [0, -6500, 1.5, 6501]) await T(`amount ${amount}`, req('zhang', 'cashier', `bad${amount}`, { amount }));
    for (const by of ['steward', 'assistant', 'receptionist', 'manager', 'admin']) await T(`request by ${by}`, req('zhang', by, `by-${by}`));
    await T('request zhang', req('zhang'));
    const two = await Promise.allSettled([site.take('manager', 'refunds', 'approve', 'r-zhang'), site.take('manager', 'refunds', 'approve', 'r-zhang')]);
    log(`B | two approvals: ${two.map((r: any) => r.status + short(r.reason ?? '')).join(' ; ')}`);
    const outs = await Promise.allSettled([1, 2, 3].map(() => site.take('cashier', 'refunds', 'payOut', 'r-zhang')));
    log(`B | three payOuts: ${outs.map((r: any) => r.status).join(' ; ')}`);
    await show('B', site, 'refunds', 'r-zhang', 'state', 'refundNo');
    // two requests at once
    const reqs = await Promise.allSettled([req('b1', 'cashier', 'x1'), req('b1', 'supervisor', 'x2'), req('b1', 'cashier', 'x3')]);
    log(`B | three requests at once: ${reqs.map((r: any) => r.status + short(r.reason ?? '')).join(' ; ')}`);
    // B1 approved, then payment void, then paid out
    await T('b2 request', req('b2')); await T('b2 approve', site.take('manager', 'refunds', 'approve', 'r-b2'));
    await T('b2 void the payment with a refund approved', site.take('manager', 'payments', 'void', 'pay-b2', { reason: 'x' }));
    await T('b2 payOut after void', site.take('cashier', 'refunds', 'payOut', 'r-b2'));
    await show('B', site, 'bills', 'b2~2026-09', ...BILL);
    // B2 paid out, then void
    await T('b3 request', req('b3')); await T('b3 approve', site.take('manager', 'refunds', 'approve', 'r-b3')); await T('b3 payOut', site.take('cashier', 'refunds', 'payOut', 'r-b3'));
    await T('b3 void after payOut', site.take('manager', 'payments', 'void', 'pay-b3', { reason: 'x' }));
    await catchUp(site); await show('B', site, 'bills', 'b3~2026-09', ...BILL);
    await T('b3 pays 23500', site.take('cashier', 'payments', 'take', 'b3-again', pay({ household: 'b3', amount: 23_500 })));
    await catchUp(site); await show('B', site, 'bills', 'b3~2026-09', ...BILL);
    // move after payOut
    await T('b4 request', req('b4')); await T('b4 approve', site.take('manager', 'refunds', 'approve', 'r-b4')); await T('b4 payOut', site.take('cashier', 'refunds', 'payOut', 'r-b4'));
    await T('b4 move after payOut', site.take('cashier', 'payments', 'move', 'pay-b4', { movedTo: 'b1', reason: 'x' }));
    await catchUp(site); await show('B', site, 'bills', 'b4~2026-09', ...BILL);
    // move while requested
    await T('b5 request', req('b5'));
    await T('b5 move while asked', site.take('cashier', 'payments', 'move', 'pay-b5', { movedTo: 'b1', reason: 'x' }));
    await T('b5 approve', site.take('manager', 'refunds', 'approve', 'r-b5')); await T('b5 payOut', site.take('cashier', 'refunds', 'payOut', 'r-b5'));
    // race payOut vs void vs move
    await req('b6'); await site.take('manager', 'refunds', 'approve', 'r-b6');
    const race = await Promise.allSettled([site.take('cashier', 'refunds', 'payOut', 'r-b6'), site.take('manager', 'payments', 'void', 'pay-b6', { reason: 'x' })]);
    log(`B | race payOut/void: ${race.map((r: any) => r.status + short(r.reason ?? '')).join(' ; ')}`);
    await show('B', site, 'refunds', 'r-b6', 'state'); await show('B', site, 'payments', 'pay-b6', 'state');
    // reverse-bill then refund, then endure
    await T('b7 reverse settled bill', site.take('manager', 'bills', 'reverse', 'b7~2026-09', { reason: 'x' }));
    await catchUp(site);
    await T('b7 refund all 30000', req('b7', 'cashier', 'r-b7', { amount: 30_000 }));
    await T('b7 refund 30001', req('b7', 'cashier', 'r-b7b', { amount: 30_001 }));
    await runs(site, 'runBills', '2026-09');
    await show('B', site, 'bills', 'b7~2026-09~2', ...BILL);
    await T('b7 approve', site.take('manager', 'refunds', 'approve', 'r-b7')); await T('b7 payOut after the new bill', site.take('cashier', 'refunds', 'payOut', 'r-b7'));
    await T('b7 refuse what is approved', site.take('manager', 'refunds', 'refuse', 'r-b7', { refusal: 'x' }));
    // next month's bill uses the credit
    await T('b8 request', req('b8')); await T('b8 approve', site.take('manager', 'refunds', 'approve', 'r-b8'));
    // who asks does not approve
    await site.member('manager', { roles: ['manager', 'cashier'] }); await site.reckonsRights();
    await T('b9 asked by manager-cashier', req('b9', 'manager'));
    await T('b9 approved by the same', site.take('manager', 'refunds', 'approve', 'r-b9'));
    await site.member('manager', { roles: ['manager'] }); await site.reckonsRights();
    await T('b9 pay out', site.take('cashier', 'refunds', 'payOut', 'r-b9'));
    // voiding
    await T('void twice 1', site.take('manager', 'payments', 'void', 'pay-b8', { reason: 'x' }));
    await T('void twice 2', site.take('manager', 'payments', 'void', 'pay-b8', { reason: 'x' }));
    await T('move a voided', site.take('cashier', 'payments', 'move', 'pay-b8', { movedTo: 'b1', reason: 'x' }));
    await T('void a moved', site.take('manager', 'payments', 'void', 'pay-b4', { reason: 'x' }));
    await T('void the moved-in', site.take('manager', 'payments', 'void', 'pay-b4~moved', { reason: 'x' }));
    await T('move the moved-in on', site.take('cashier', 'payments', 'move', 'pay-b5~moved', { movedTo: 'zhang', reason: 'x' }));
    await T('move to itself', site.take('cashier', 'payments', 'move', 'pay-b9', { movedTo: 'b9', reason: 'x' }));
    await T('b8 payOut after void', site.take('cashier', 'refunds', 'payOut', 'r-b8'));
    await catchUp(site);
    log(`B | payments ${JSON.stringify((await all(site, 'payments')).map((p: any) => [p.id, p.state, p.household, p.receiptNo, p.amount]))}`);
    log(`B | refunds ${JSON.stringify((await all(site, 'refunds')).map((p: any) => [p.id, p.state, p.amount, p.refundNo]))}`);
    log(`B | bills ${JSON.stringify((await all(site, 'bills')).map((p: any) => [p.id, p.state, p.total, p.paid]))}`);
    site.clock.set('2026-10-31 18:00');
    await runs(site, 'runBills', '2026-10');
    log(`B | bills ${JSON.stringify((await all(site, 'bills')).filter((p: any) => p.month === '2026-10').map((p: any) => [p.id, p.state, p.total, p.paid]))}`);
    await site.close();
  }, MS);

  it('B6 stand-ins', async () => {
    const T = t('B6');
    const site = await billed('tb6', ['b1', 'b2', 'b3', 'b4']);
    for (const h of ['b1', 'b2', 'b3', 'b4']) await site.take('cashier', 'payments', 'take', `pay-${h}`, pay({ household: h, amount: 30_000 }));
    await catchUp(site);
    await site.take('cashier', 'refunds', 'request', 'r1', refund({ household: 'b1' }));
    await site.take('supervisor', 'refunds', 'request', 'r2', refund({ household: 'b2' }));
    await lend(site, 'manager', 'cashier');
    await T('asker standing in for manager approves own', site.take('cashier', 'refunds', 'approve', 'r1'));
    await T('asker-stand-in approves the supervisor’s (twin)', site.take('cashier', 'refunds', 'approve', 'r2'));
    await site.db.doc(`sites/${site.id}/delegations/manager-cashier`).update({ state: 'ended' }); await site.reckonsRights();
    await lend(site, 'cashier', 'manager');
    await T('manager in the cashier’s place asks', site.take('manager', 'refunds', 'request', 'r3', refund({ household: 'b3' })));
    await T('and approves it', site.take('manager', 'refunds', 'approve', 'r3'));
    await T('manager (stands in for asker) approves r1', site.take('manager', 'refunds', 'approve', 'r1'));
    await T('manager pays out what he approved, in the cashier’s place', site.take('manager', 'refunds', 'payOut', 'r1'));
    await T('manager-for-cashier takes a payment', site.take('manager', 'payments', 'take', 'mp', pay({ household: 'b4', amount: 100 })));
    await T('manager voids the payment that he took', site.take('manager', 'payments', 'void', 'mp', { reason: 'x' }));
    const nothing = { countedCash: 0, countedWechat: 0, countedAlipay: 0, countedCard: 0, countedTransfer: 0 };
    await T('manager closes cash-up in cashier’s place', site.take('manager', 'cashUps', 'close', 'cu', { ...nothing, reason: 'diff' }));
    await show('B6', site, 'cashUps', 'cu', 'day', 'bookedCash', 'difference', 'state', 'bookedTransfer');
    await T('manager confirms own', site.take('manager', 'cashUps', 'confirm', 'cu'));
    await T('supervisor confirms', site.take('supervisor', 'cashUps', 'confirm', 'cu'));
    // fee reduction
    const red = { household: 'b1', kinds: ['management'], percent: 100, why: 'other', reason: 'x', from: '2026-10-01', until: '2026-12-31' };
    await T('reduction by supervisor', site.take('supervisor', 'feeReductions', 'request', 'f1', red));
    await lend(site, 'supervisor', 'manager');
    await T('reduction approved by the stand-in of the asker', site.take('manager', 'feeReductions', 'approve', 'f1'));
    await T('reduction asked by manager in supervisor place', site.take('manager', 'feeReductions', 'request', 'f2', { ...red, household: 'b2' }));
    await T('and approved by him', site.take('manager', 'feeReductions', 'approve', 'f2'));
    await T('percent 101', site.take('cashier', 'feeReductions', 'request', 'f3', { ...red, percent: 101 }));
    await T('until before from', site.take('cashier', 'feeReductions', 'request', 'f4', { ...red, household: 'b3', until: '2026-09-01' }));
    await T('second overlapping reduction', site.take('cashier', 'feeReductions', 'request', 'f5', red));
    await T('second approved', site.take('manager', 'feeReductions', 'approve', 'f5'));
    site.clock.set('2026-10-31 18:00');
    await runs(site, 'runBills', '2026-10');
    log(`B6 | bills ${JSON.stringify((await all(site, 'bills')).map((p: any) => [p.id, p.state, p.total, p.paid, p.lines.map((l: any) => [l.title, l.amount])]))}`);
    await site.close();
  }, MS);

  it('C bills', async () => {
    const T = t('C');
    const site = await openTestSite('tc', { at: '2026-09-30 18:00' });
    for (let i = 0; i < 12; i++) await hasHome(site, `h${i}`);
    await hasHome(site, 'moved', { state: 'former', moveOutDate: '2026-08-31' });
    await hasHome(site, 'leaves', { state: 'former', moveOutDate: '2026-09-15' });
    await hasHome(site, 'comes', { moveInDate: '2026-09-16' });
    await hasHome(site, 'tocome', { moveInDate: '2026-10-05' });
    await hasHome(site, 'negarea', { area: -10 });
    for (const [k, v] of Object.entries({ neg: { price: -1 }, frac: { price: 0.123456 }, backwards: { from: '2026-09-01', until: '2026-08-01' }, meterless: { basis: 'meter' } } as any)) await T(`tariff ${k}`, site.take('manager', 'tariffs', 'set', `t-${k}`, { title: 'x', kind: 'service', basis: 'household', price: 1, from: '2027-01-01', ...(v as any) }));
    for (const by of ['cashier', 'supervisor', 'steward', 'admin', 'gm']) await T(`tariff by ${by}`, site.take(by, 'tariffs', 'set', `t-${by}`, { title: 'x', kind: 'service', basis: 'household', price: 1, from: '2027-01-01' }));
    await hasFee(site, 2.35);
    await T('tariff ended mid-month', hasFee(site, 10, { title: 'half', kind: 'service', basis: 'household', from: '2026-01-01', until: '2026-09-15' }));
    await T('tariff from mid-month', hasFee(site, 20, { title: 'from', kind: 'service', basis: 'household', from: '2026-09-16' }));
    const charge = (id: string, more: any = {}, by = 'cashier') => site.take(by, 'charges', 'enter', id, { household: 'h0', kind: 'service', title: '疏通', amount: 5000, month: '2026-09', ...more });
    for (const [k, v] of Object.entries({ neg: { amount: -5 }, zero: { amount: 0 }, frac: { amount: 0.5 }, month: { month: '2026-13' }, monthtext: { month: 'soon' }, mgmt: { kind: 'management' }, nobody: { household: 'nowhere' }, past: { month: '2020-01' }, former: { household: 'moved' } } as any)) await T(`charge ${k}`, charge(`c-${k}`, v as any));
    for (const by of ['manager', 'supervisor', 'steward', 'receptionist']) await T(`charge by ${by}`, charge(`c-${by}`, {}, by));
    await T('charge ok', charge('c1')); await T('charge h1', charge('c2', { household: 'h1' }));
    await T('shared', site.take('cashier', 'sharedCosts', 'enter', 's1', { title: '公摊', kind: 'utility', month: '2026-09', amount: 10_001, by: 'household' }));
    const results = await Promise.allSettled([runs(site, 'runBills', '2026-09'), runs(site, 'runBills', '2026-09'), runs(site, 'runBills', '2026-09')]);
    log(`C | three runs at once ${results.map((r: any) => r.status + short(r.reason ?? '')).join(' ; ')}`);
    await catchUp(site);
    const dump = async (m: string) => { for (const p of (await all(site, 'bills')).filter((b: any) => b.month === m)) log(`C |   ${p.id} ${p.state} total ${p.total} paid ${p.paid} ${JSON.stringify(p.oddities)} ${JSON.stringify(p.lines.map((l: any) => [l.title, l.amount]))}`); };
    await dump('2026-09');
    await T('charge void after billed', site.take('cashier', 'charges', 'void', 'c2', { reason: 'x' }));
    await T('charge for the month already billed', charge('late', { household: 'h2' }));
    await T('shared void after billed', site.take('cashier', 'sharedCosts', 'void', 's1', { reason: 'x' }));
    await T('shared for a month already billed', site.take('cashier', 'sharedCosts', 'enter', 's2', { title: '公摊2', kind: 'utility', month: '2026-09', amount: 12_000, by: 'household' }));
    await T('reverse', site.take('manager', 'bills', 'reverse', 'h3~2026-09', { reason: 'x' }));
    await T('reverse twice', site.take('manager', 'bills', 'reverse', 'h3~2026-09', { reason: 'x' }));
    await T('reverse without reason', site.take('manager', 'bills', 'reverse', 'h4~2026-09', {}));
    await T('issue issued', site.take('cashier', 'bills', 'issue', 'h4~2026-09', {}));
    await T('notify twice 1', site.take('steward', 'bills', 'notify', 'h4~2026-09', { notifiedBy: 'paper' }));
    await T('notify twice 2', site.take('steward', 'bills', 'notify', 'h4~2026-09', { notifiedBy: 'phone' }));
    await T('contest', site.take('steward', 'bills', 'contest', 'h4~2026-09', { dispute: 'x' }));
    await T('contest twice', site.take('steward', 'bills', 'contest', 'h4~2026-09', { dispute: 'y' }));
    await T('steward ends dispute', site.take('steward', 'bills', 'endDispute', 'h4~2026-09', {}));
    await T('pay disputed', site.take('cashier', 'payments', 'take', 'pd', { household: 'h4', amount: 100_000, lateFee: 0, method: 'cash', paidOn: '2026-09-30' }));
    await catchUp(site);
    await show('C', site, 'bills', 'h4~2026-09', ...BILL, 'disputed');
    await T('end dispute of settled', site.take('cashier', 'bills', 'endDispute', 'h4~2026-09', {}));
    await T('run by future month', runs(site, 'runBills', '2026-12'));
    await T('run of 2026-13', runs(site, 'runBills', '2026-13'));
    site.clock.set('2026-10-31 18:00');
    await Promise.all([runs(site, 'runBills', '2026-10'), runs(site, 'runBills', '2026-10')]).catch((e) => log(`C | ${short(e)}`));
    await dump('2026-10');
    await site.close();
  }, MS);
});
