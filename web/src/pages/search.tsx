import './search.css';
import { useLocation } from 'preact-iso';
import { FOUND_MOST, useFoundHouseholds } from '../chapters/homes/find.ts';
import { HouseholdRows } from '../chapters/homes/household-row.tsx';
import { readingFailed } from '../data/failures.ts';
import { useRegisters } from '../data/use-registers.ts';
import { Empty, Loading, Problem } from '../kit/notes.tsx';
import { Page } from '../kit/page.tsx';
import { useWords, type Words } from '../language/words.ts';
import { RecordRows } from '../records/record-rows.tsx';
import type { RegisterName } from '../registers.ts';
import { KEYS_MOST, useFoundKeys } from './search/found-keys.ts';
import { useFoundMembers } from './search/found-members.ts';
import { RECORDS_MOST, useFoundRecords } from './search/found-records.ts';
import { KeyRow } from './search/key-row.tsx';

const SHOWN = 30;

/** A key is found by its holder too, a household by a surname or a caller's number, a colleague by the letters of their name: they have lists of their own. */
const FACES: readonly RegisterName[] = ['keys', 'households', 'members'];

/** One box for what people say at the desk: a key code, a room, a name. */
export function Search() {
  const say = useWords();
  const { query } = useLocation();
  const text = (query.q ?? '').trim();
  const keys = useFoundKeys(text);
  const households = useFoundHouseholds(text === '' ? null : text);
  const members = useFoundMembers(text);
  const register = useRegisters('members')?.('members');
  const others = useFoundRecords(text, FACES);
  if (text === '') {
    return (
      <Page title={{ zh: '搜索', en: 'Search' }}>
        <Empty
          icon="search"
          words={{
            zh: '在上方输入钥匙编号、房号、借用人或业户姓氏',
            en: 'Type a key code, a room, a holder or a household’s surname above',
          }}
        />
      </Page>
    );
  }
  const isNothing = [keys.found, members.found, households.rows, others.found].every(
    (each) => each?.length === 0,
  );
  return (
    <Page title={{ zh: `搜索“${text}”`, en: `Search: ${text}` }}>
      {isNothing && (
        <Empty icon="search" words={{ zh: `没有找到“${text}”`, en: `Nothing found for “${text}”` }}>
          <p>
            {say({
              zh: '可输入钥匙编号（K-05）、房号（3-1-501 或 501）、借用人或同事的姓名或拼音、业户姓氏、电话末四位',
              en: 'Try a key code (K-05), a room (3-1-501 or 501), who holds a key or works here, a surname, or the last four digits of a telephone',
            })}
          </p>
        </Empty>
      )}
      {keys.failure != null && <Problem words={readingFailed(keys.failure)} />}
      {keys.found?.length !== 0 && (
        <Group title={{ zh: '钥匙', en: 'Keys' }} count={keys.found?.length}>
          {keys.found ? (
            <ul class="list-rows">
              {keys.found.slice(0, SHOWN).map((key) => (
                <KeyRow key={key.row.id} found={key} />
              ))}
            </ul>
          ) : (
            keys.failure == null && <Loading rows={3} />
          )}
          {(keys.found?.length ?? 0) > SHOWN && (
            <p class="muted">
              {say({
                zh: `只显示前 ${SHOWN} 把，共 ${keys.found?.length} 把；请多输入几个字，或打开`,
                en: `The first ${SHOWN} of ${keys.found?.length}; type a little more, or open `,
              })}
              <a href="/cabinet">{say({ zh: '钥匙柜', en: 'the cabinet' })}</a>
            </p>
          )}
          {keys.isCut && (
            <p class="muted">
              {say({
                zh: `钥匙超过 ${KEYS_MOST} 把，只查找了前 ${KEYS_MOST} 把`,
                en: `There are more than ${KEYS_MOST} keys; only the first ${KEYS_MOST} were searched`,
              })}
            </p>
          )}
        </Group>
      )}
      {members.failure != null && <Problem words={readingFailed(members.failure)} />}
      {register && members.found && members.found.length > 0 && (
        <Group title={register.form} count={members.found.length}>
          <RecordRows register={register} rows={members.found.slice(0, SHOWN)} />
        </Group>
      )}
      {households.problem && <Problem words={households.problem} />}
      {households.rows?.length !== 0 && (
        <Group title={{ zh: '业户', en: 'Households' }} count={households.rows?.length}>
          {households.isBySurname && (
            <p class="muted">
              {say({
                zh: '登记簿只显示姓氏，以下是同姓业户',
                en: 'The register shows surnames only; these households have the surname',
              })}
            </p>
          )}
          {households.rows ? (
            <HouseholdRows rows={households.rows} />
          ) : (
            !households.problem && <Loading rows={3} />
          )}
          {households.isCut && (
            <p class="muted">
              {say({
                zh: `只显示前 ${FOUND_MOST} 户，请多输入几个字`,
                en: `Only the first ${FOUND_MOST}: please type a little more`,
              })}
            </p>
          )}
        </Group>
      )}
      {others.failure != null && <Problem words={readingFailed(others.failure)} />}
      {others.found?.map(({ register, rows, isCut }) => (
        <Group key={register.name} title={register.form} count={rows.length}>
          <RecordRows register={register} rows={rows} />
          {isCut && (
            <p class="muted">
              {say({
                zh: `只显示 ${RECORDS_MOST} 条，请多输入几个字，或打开`,
                en: `Only ${RECORDS_MOST} are shown; type a little more, or open `,
              })}
              <a href={`/${register.name}`}>{say(register.form)}</a>
            </p>
          )}
        </Group>
      ))}
    </Page>
  );
}

function Group(props: { title: Words; count: number | undefined; children: preact.ComponentChildren }) {
  const say = useWords();
  return (
    <section class="section" aria-label={say(props.title)}>
      <h2>
        {say(props.title)} <small>{props.count ?? ''}</small>
      </h2>
      {props.children}
    </section>
  );
}
