import type { MoveInField } from '../../../../../rulebook/chapters/homes/move-in-list.ts';

/** Further names that developers give to the columns; compared without blanks, signs and capitals. */
export const aliases: Record<MoveInField, string> = {
  building: '楼号 栋号 幢号 座号 栋 幢 座 楼座 楼幢 楼宇 楼栋号 block tower buildingno buildingnumber',
  entrance: '单元号 门洞 单元门 entranceno entrancenumber stair staircase',
  floor: '层 层数 所在层 所在楼层 storey story level floorno',
  room: '房间号 房间 室 室号 户号 门牌号 房屋号 roomno roomnumber apartment apartmentno flat flatno',
  area: '面积 房屋面积 产权面积 产证面积 floorarea builtarea grossarea grossfloorarea aream2 areasqm',
  structure: '结构 户型结构 房屋结构 房型 户型图 layout unittype housetype',
  ownerName: '业主 姓名 业户姓名 户主 户主姓名 产权人 产权人姓名 ownername name fullname nameofowner',
  phones:
    '联系电话 手机 手机号 手机号码 电话号码 联系方式 业主电话 phones telephone tel mobile cellphone phonenumber phoneno',
  idNumber:
    '身份证 身份证号码 证件号 证件号码 公民身份号码 id idno idcard idcardno idcardnumber identitynumber',
  moveInDate:
    '入住时间 入伙日期 交房日期 交房时间 交付日期 收楼日期 movein moveindate dateofmovein handoverdate deliverydate',
  careMark: '关怀 重点关怀 特殊关怀 care',
  remark: '说明 备考 remarks note notes comment comments',
};

/** Columns that lists have for their own use, such as a running number. */
export const leftOut = '序号 编号 行号 no number serial serialno sn';
