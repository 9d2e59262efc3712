import type { QuickReplyChoices } from '#shared/domain/quick-reply.ts'
import type { PortableReply } from '#shared/domain/quick-reply-table.ts'
import { metaLength } from '#shared/domain/text-length.ts'

const hourMs = 3_600_000

/** What a bakery answers every day. `uses` and `hoursAgo` are what half a year of it left behind. */
type Kept = { title: string; shortcut: string; body: string; uses: number; hoursAgo: number | null; choices?: QuickReplyChoices }

const buttons = (...titles: string[]): QuickReplyChoices => ({ kind: 'buttons', titles })

const folders: Record<string, readonly Kept[]> = {
  '매일 쓰는 인사': [
    { title: '첫인사', shortcut: '인사', uses: 214, hoursAgo: 1, body: '{name|고객}님, 안녕하세요 :)\n밤톨 베이커리예요. 무엇을 도와드릴까요?', choices: buttons('바로 살게요', '재고 있나요?', '상담할래요') },
    { title: '잠시만요', shortcut: '잠시', uses: 131, hoursAgo: 3, body: '네 {name|고객}님, 확인하고 10분 안에 다시 말씀드릴게요.' },
    { title: '고맙습니다', shortcut: '감사', uses: 168, hoursAgo: 2, body: '{given_name|고객}님 덕분에 오늘도 힘이 나요. 고맙습니다 🧡' },
    { title: '마무리 인사', shortcut: '마무리', uses: 77, hoursAgo: 20, body: '네, 그렇게 준비해 둘게요. 조심히 오세요!' },
  ],
  '가게 안내': [
    { title: '영업시간', shortcut: '시간', uses: 96, hoursAgo: 5, body: '*영업시간*\n화~금 오전 8시~저녁 8시\n토·일 오전 9시~저녁 8시\n월요일은 쉬어요.' },
    { title: '오시는 길', shortcut: '길', uses: 58, hoursAgo: 26, body: '단풍로 12길 7이에요(예시 주소). 가게 앞 사진을 같이 보내 드려요.\n뒤쪽에 두 대 자리가 있고, 꽉 차면 건너편 공영주차장이 30분 무료예요.' },
    { title: '빵 나오는 시간', shortcut: '빵시간', uses: 83, hoursAgo: 22, body: '첫 판은 8시 반, 두 번째 판은 11시에 나와요. 소금빵은 3시에 한 번 더 구워요.' },
    { title: '보관 방법', shortcut: '보관', uses: 41, hoursAgo: 70, body: '당일은 실온에 두시고, 그다음은 썰어서 냉동해 주세요. 드실 때 180도에 4분만 데우면 갓 구운 것 같아요.' },
    { title: '알레르기 안내', shortcut: '알레르기', uses: 29, hoursAgo: 96, body: '여쭤봐 주셔서 고마워요. 같은 주방에서 견과류·우유·달걀을 함께 써서 아주 조금 섞일 수 있어요. 쌀 시폰은 도구를 따로 쓰고 있어요.' },
  ],
  '주문과 예약': [
    { title: '케이크 예약 받기', shortcut: '케이크', uses: 104, hoursAgo: 4, body: '{name|고객}님, 케이크 예약 도와드릴게요. 크기를 골라 주세요.', choices: { kind: 'list', button: '크기 고르기', rows: [
      { title: '미니', description: '1~2명, 19,800원부터' }, { title: '1호', description: '3~4명, 32,000원부터' }, { title: '2호', description: '5~6명, 38,000원부터' }, { title: '3호', description: '8명 이상, 45,000원부터' },
    ] } },
    { title: '찾으러 오실 시간', shortcut: '픽업', uses: 88, hoursAgo: 6, body: '언제 찾으러 오실까요?', choices: buttons('오전', '오후', '저녁') },
    { title: '글씨 넣기', shortcut: '글씨', uses: 52, hoursAgo: 30, body: '케이크에 열 글자까지 무료로 써 드려요. 어떤 말을 넣을까요?' },
    { title: '단체 주문', shortcut: '단체', uses: 17, hoursAgo: 150, body: '스무 상자부터 10% 빼 드려요. 날짜와 수량, 받으실 곳을 알려 주시면 바로 견적 드릴게요. 세금계산서도 돼요.' },
  ],
  '결제와 배달': [
    { title: '계좌 안내', shortcut: '계좌', uses: 121, hoursAgo: 8, body: '예시은행 000-0000-0000-00 밤톨베이커리예요.\n보내신 뒤 입금하신 분 이름을 남겨 주시면 확인하고 말씀드릴게요.' },
    { title: '입금 확인', shortcut: '입금', uses: 109, hoursAgo: 7, body: '{name|고객}님, 입금 확인했어요. 고맙습니다!' },
    { title: '배달 안내', shortcut: '배달', uses: 64, hoursAgo: 28, body: '2km 안이면 배달비 3,000원이고, 보통 25분쯤 걸려요. 주소와 공동현관 번호를 알려 주세요.' },
    { title: '환불 사과', shortcut: '환불', uses: 9, hoursAgo: 210, body: '{name|고객}님, 정말 죄송해요. 계좌를 알려 주시면 오늘 안에 환불해 드리고, 다음에 오실 때 새로 구운 걸로 하나 더 챙겨 드릴게요.' },
  ],
}

/** The title of the one that brings a picture of the shop front along. */
export const withStorefront = '오시는 길'

export function sampleQuickReplies(nowMs: number): PortableReply[] {
  return Object.entries(folders).flatMap(([folder, kept]) => kept.map(({ title, shortcut, body, uses, hoursAgo, choices = null }) => ({
    folder, title, shortcut, body, choices, uses: { count: uses, characters: uses * metaLength(body), lastAtMs: hoursAgo === null ? null : nowMs - hoursAgo * hourMs },
  })))
}
