import type { MoveInField } from '../../../../../rulebook/chapters/homes/move-in-list.ts';

/** Further names that developers give to the columns; compared without blanks, signs and capitals. */
export const aliases: Record<MoveInField, string> = {
  part: '苑 组团 期 分期 期数 区 地块 phase court',
  building:
    '楼栋名称 楼宇名称 栋名称 楼幢名称 楼号 栋号 幢号 座号 栋 幢 座 楼座 楼幢 楼栋号 block tower buildingno buildingnumber',
  entrance: '单元号 门洞 单元门 entranceno entrancenumber stair staircase',
  floor: '层 层数 所在层 所在楼层 房屋楼层 楼层数 storey story level floorno',
  room: '房间号 房间 室 室号 户号 门牌号 房屋号 roomno roomnumber apartment apartmentno flat flatno',
  area: '建面 面积 房屋面积 建筑面积平方米 产权面积 产证面积 floorarea builtarea grossarea grossfloorarea aream2 areasqm',
  structure: '结构 户型结构 房屋结构 房型 户型图 房屋户型 layout unittype housetype',
  ownerName:
    '业主名称 客户姓名 客户名称 住户姓名 业主 姓名 业户姓名 户主 户主姓名 产权人 产权人姓名 ownername name fullname nameofowner',
  phones:
    '联系电话 手机 手机号 手机号码 电话号码 联系方式 业主电话 备用电话 备用联系电话 紧急联系电话 紧急电话 移动电话 联系手机 phones telephone tel mobile cellphone phonenumber phoneno',
  idNumber:
    '身份证 身份证号码 证件号 证件号码 公民身份号码 id idno idcard idcardno idcardnumber identitynumber',
  moveInDate:
    '入住时间 入伙日期 收房日期 收房时间 接房日期 接房时间 入伙时间 交房日期 交房时间 交付日期 收楼日期 movein moveindate dateofmovein handoverdate deliverydate',
  careMark: '关怀 重点关怀 特殊关怀 care',
  remark: '说明 备考 remarks note notes comment comments',
};

/** Names that mean a column only beside no better one. What is charged for may be less than what was built. */
export const second: Partial<Record<MoveInField, string>> = {
  building: '楼栋编号 楼宇编号 楼栋编码 楼宇',
  entrance: '单元编号 单元名称',
  room: '房屋编号 房间编号 房屋编码 房产编号 房屋 资产编号 房间名称 房屋名称',
  area: '计费面积 收费面积',
};

/** Columns that lists have for their own use, such as a running number, and those that the desk does not keep. */
export const leftOut =
  '序号 编号 行号 小区 小区名称 项目 项目名称 性别 业主类型 客户类型 房屋状态 证件类型 车位号 车位 套内面积 公摊面积 no number serial serialno sn';
