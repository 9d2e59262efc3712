import { noActions, noConditions, type ButtonAction, type ReplyVariant, type RuleDraft, type RuleTrigger } from '#shared/domain/automation/rule.ts'
import type { FlowDraft, FlowStep } from '#shared/domain/automation/flow.ts'
import type { HoursSettings } from '#shared/domain/opening-hours.ts'

const minutes = (hours: number) => hours * 60
const weekday = { fromMinute: minutes(8), toMinute: minutes(20) }
const weekend = { fromMinute: minutes(9), toMinute: minutes(20) }

/** The bakery's week, as its quick replies and conversations tell it: closed on Mondays and public holidays, later at the weekend. */
export const sampleHours: HoursSettings = {
  timeZone: 'Asia/Seoul', isAlwaysOpen: false, weekly: [[], [weekday], [weekday], [weekday], [weekday], [weekend], [weekend]], specialDays: [], closure: null, holidayCountry: 'KR', openHolidays: [],
}

const says = (body: string): ReplyVariant => ({ body, extra: null, fileId: null })
const draft = (name: string, trigger: RuleTrigger, variants: ReplyVariant[], more: Partial<RuleDraft> = {}): RuleDraft => ({ name, isEnabled: true, trigger, conditions: noConditions, actions: noActions, variants, ...more })
const words = (...list: string[]): RuleTrigger => ({ kind: 'keyword', match: 'any', words: list })
const asks = (body: string, ...buttons: (readonly [title: string, action: ButtonAction])[]): ReplyVariant => ({ body, extra: { kind: 'buttons', buttons: buttons.map(([title, action]) => ({ title, action })) }, fileId: null })
const lunch = { timeBands: [{ fromMinute: minutes(11), toMinute: minutes(14), weekdays: [2, 3, 4, 5] }] }
const birthday = (fieldId: number): RuleTrigger => ({ kind: 'event', event: { on: 'field-date', fieldId, daysBefore: 1, isYearly: true, atMinute: minutes(10) } })

export type SamplePlaces = { flowId: number; birthdayFieldId: number | null }

const korean = ({ flowId, birthdayFieldId }: SamplePlaces): RuleDraft[] => [
  draft('첫인사', { kind: 'greeting', afterSilentDays: 14 }, [says('안녕하세요, 밤톨 베이커리예요! 궁금한 점을 남겨 주시면 빵 굽는 사이사이 바로 답해 드릴게요.')]),
  draft('영업시간이 아닐 때', { kind: 'away', when: ['outside-hours', 'holiday'] }, [says('지금은 오븐도 쉬는 시간이에요. {open_next|다음 영업일}에 다시 열어요. 남겨 주신 메시지는 열자마자 확인할게요.')]),
  draft('영업시간 문의', words('영업시간', '몇 시까지', '언제 열', '문 여'), [
    says('화요일부터 금요일까지는 아침 8시, 토·일요일은 9시에 열고 저녁 8시에 닫아요. 월요일은 쉬어요.'),
    says('저녁 8시까지 열어요. 여는 시간은 평일 8시, 토·일 9시이고 월요일은 쉬는 날이에요!'),
  ]),
  draft('주차 문의', words('주차', '차 가지고'), [says('건물 뒤편에 두 대까지 무료로 주차할 수 있어요. 자리가 없으면 길 건너 공영주차장을 이용해 주세요.')]),
  draft('배달 문의', words('배달', '퀵'), [says('2km 안이면 배달비 3,000원에 가져다드려요. 주소를 보내 주시면 걸리는 시간을 알려 드릴게요.')]),
  draft('알레르기', words('알레르기', '견과류 들어', '글루텐'), [says('모든 빵에 밀과 달걀, 우유가 들어가고 같은 주방에서 견과류를 써요. 걱정되는 재료를 알려 주시면 하나하나 확인해 드릴게요.')]),
  draft('케이크 상담', words('케이크 주문', '케이크 예약', '케이크 상담'), [], { actions: { ...noActions, startsFlowId: flowId } }),
  draft('점심 세트', words('점심', '런치'), [says('화요일부터 금요일 11시부터 14시까지 샌드위치와 음료를 9,500원에 드려요.')], { conditions: { ...noConditions, ...lunch } }),
  draft('메뉴 문의', words('메뉴', '무슨 빵'), [asks('무엇을 찾으세요?', ['점심 세트', { kind: 'words' }], ['케이크 상담', { kind: 'flow', flowId }], ['사장님과 대화', { kind: 'person' }])]),
  draft('할인 코드', words('할인', '쿠폰'), [says('단골 할인 코드예요: {code.autumn}. 계산할 때 보여 주세요.')]),
  draft('상담원 연결', { kind: 'handover', words: ['상담원', '사장님 바꿔', '직원과 통화'] }, [says('네, 사장님이 곧 직접 답할게요.')]),
  ...(birthdayFieldId === null ? [] : [draft('생일 하루 전', birthday(birthdayFieldId), [says('{name|고객님}, 내일 생일이시죠? 미리 축하드려요! 내일 들르시면 작은 마들렌을 챙겨 드릴게요.')])]),
]

const english = ({ flowId, birthdayFieldId }: SamplePlaces): RuleDraft[] => [
  draft('Hello', { kind: 'greeting', afterSilentDays: 14 }, [says('Hello from Bamtol Bakery! Ask away, we answer between two trays of bread.')]),
  draft('Closed', { kind: 'away', when: ['outside-hours', 'holiday'] }, [says('Even the oven sleeps now. We open again {open_next|on the next working day} and read your message first thing.')]),
  draft('Opening hours', words('opening hours', 'what time', 'open until', 'when do you open'), [says('Tuesday to Friday 8 am to 8 pm, Saturday and Sunday from 9 am. We rest on Mondays.')]),
  draft('Parking', words('parking', 'park'), [says('Two cars can park behind the house for free; the public car park is across the road.')]),
  draft('Cakes', words('order a cake', 'birthday cake', 'book a cake'), [], { actions: { ...noActions, startsFlowId: flowId } }),
  draft('Lunch', words('lunch'), [says('Tuesday to Friday, 11:00 to 14:00: a sandwich and a drink for 9,500 won.')], { conditions: { ...noConditions, ...lunch } }),
  draft('Menu', words('menu', 'what breads'), [asks('What are you looking for?', ['Lunch', { kind: 'words' }], ['Cakes', { kind: 'flow', flowId }], ['Talk to the owner', { kind: 'person' }])]),
  draft('Discount code', words('discount', 'coupon'), [says('Your discount code: {code.autumn}. Show it when you pay.')]),
  draft('Talk to a person', { kind: 'handover', words: ['talk to a person', 'real person', 'human'] }, [says('Of course, the owner will answer you in person.')]),
  ...(birthdayFieldId === null ? [] : [draft('The day before a birthday', birthday(birthdayFieldId), [says('{name|Dear neighbour}, tomorrow is your birthday. Drop by: a small madeleine is waiting for you!')])]),
]

/** What is left today; the rule about it falls silent at 0. */
export const sampleValues = [{ key: 'montblanc', value: '7' }, { key: 'rice-chiffon', value: '0' }]
export const samplePool = { key: 'autumn', codes: Array.from({ length: 12 }, (_, index) => `BAMTOL-${String(2601 + index * 37)}`) }

const step = (id: string, body: string, next: string | null): FlowStep => ({ id, kind: 'say', body, extra: null, next })
const choice = (id: string, title: string, next: string) => ({ id, title, description: null, addLabels: [], next })
export const sampleFlow = (language: 'ko' | 'en'): FlowDraft => language === 'ko'
  ? {
      name: '케이크 상담', isEnabled: true, firstStep: 'step-1',
      steps: [
        { id: 'step-1', kind: 'menu', body: '어떤 케이크를 찾으세요?', menu: 'buttons', listButton: '', choices: [choice('a', '생일 케이크', 'step-2'), choice('b', '조각 케이크', 'step-3'), choice('c', '주문 제작', 'step-4')] },
        step('step-2', '생일 케이크는 이틀 전까지 주문해 주세요. 초와 카드는 그냥 드려요.', 'step-4'),
        step('step-3', '조각 케이크는 매일 11시에 나와요. 오늘 남은 몽블랑: {shop.montblanc|품절}.', null),
        { id: 'step-4', kind: 'handover', body: '받으실 날짜와 인원을 남겨 주시면 사장님이 바로 이어서 상담할게요.' },
      ],
    }
  : {
      name: 'Cakes', isEnabled: true, firstStep: 'step-1',
      steps: [
        { id: 'step-1', kind: 'menu', body: 'Which cake are you looking for?', menu: 'buttons', listButton: '', choices: [choice('a', 'Birthday cake', 'step-2'), choice('b', 'A slice', 'step-3'), choice('c', 'Made to order', 'step-4')] },
        step('step-2', 'Please order birthday cakes two days ahead. Candles and a card are free.', 'step-4'),
        step('step-3', 'Slices are ready at 11 every day. Mont Blancs left: {shop.montblanc|sold out}.', null),
        { id: 'step-4', kind: 'handover', body: 'Tell us the day and for how many; the owner answers right away.' },
      ],
    }

export const sampleRules = (language: 'ko' | 'en', places: SamplePlaces): readonly RuleDraft[] => (language === 'ko' ? korean : english)(places)
