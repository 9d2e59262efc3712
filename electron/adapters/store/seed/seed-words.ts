/** Words of an invented shop. `송장번호`, `결제` and `package` are common on purpose, `rareWord` occurs in a known number of messages. */
export const koreanWords = [
  '안녕하세요', '주문', '배송', '송장번호', '결제', '환불', '교환', '예약', '문의드려요', '언제', '도착하나요', '감사합니다', '확인', '부탁드려요', '가능할까요', '사이즈', '색상', '재고', '있나요', '없어요',
  '오늘', '내일', '이번주', '매장', '방문', '택배', '포장', '선물', '할인', '쿠폰', '가격', '얼마예요', '입금', '완료', '했습니다', '취소', '변경', '주소', '전화번호', '영수증',
  '사진', '보내드릴게요', '기다릴게요', '괜찮아요', '네', '알겠습니다', '혹시', '조금', '늦을', '것같아요',
] as const
export const englishWords = [
  'hello', 'order', 'package', 'delivery', 'when', 'arrive', 'thanks', 'please', 'confirm', 'refund', 'exchange', 'size', 'color', 'available', 'today', 'tomorrow',
] as const
export const rareWord = '참기름병'
export const rareWordCount = 20

export const koreanFamilyNames = ['김', '이', '박', '최', '정', '강', '조', '윤', '장', '임', '한', '오', '서', '신', '권', '황', '안', '송', '류', '홍'] as const
export const koreanGivenSyllables = ['민', '서', '지', '현', '수', '영', '준', '은', '하', '도', '윤', '우', '진', '아', '연', '호', '선', '미', '태', '재', '경', '성', '유', '혜', '나', '라', '원', '빈', '찬', '솔'] as const
export const englishGivenNames = ['Ana', 'Ben', 'Chloe', 'David', 'Emma', 'Felix', 'Grace', 'Henry', 'Iris', 'Jack', 'Kate', 'Liam', 'Mia', 'Noah', 'Olivia', 'Paul', 'Quinn', 'Rosa', 'Sam', 'Tara'] as const
export const englishFamilyNames = ['Adams', 'Brown', 'Clark', 'Diaz', 'Evans', 'Ford', 'Green', 'Hill', 'Irwin', 'Jones', 'King', 'Lee', 'Moore', 'Novak', 'Owens', 'Price', 'Reed', 'Stone', 'Turner', 'Young'] as const
