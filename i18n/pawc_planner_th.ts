<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="th" sourcelanguage="en">
  <context>
    <name>PawcPlanner</name>
    <message>
      <source>% of finds</source>
      <translation>% ของสิ่งที่พบ</translation>
    </message>
    <message>
      <source>% of likely intrusion</source>
      <translation>% ของการบุกรุกที่น่าจะเกิด</translation>
    </message>
    <message>
      <source>% of visited cells</source>
      <translation>% ของช่องที่ไปถึง</translation>
    </message>
    <message>
      <source>0 or more</source>
      <translation>0 ขึ้นไป</translation>
    </message>
    <message>
      <source>0 or more for every point</source>
      <translation>0 หรือมากกว่าสำหรับทุกจุด</translation>
    </message>
    <message>
      <source>0 or more in every cell</source>
      <translation>0 ขึ้นไปในทุกช่อง</translation>
    </message>
    <message>
      <source>0 or more, and above 0 wherever something was found</source>
      <translation>0 ขึ้นไป และมากกว่า 0 ทุกที่ที่พบสิ่งใด</translation>
    </message>
    <message>
      <source>0 or more, one for each sector and period ({shape})</source>
      <translation>0 ขึ้นไป หนึ่งค่าต่อเขตจัดการและช่วงเวลา ({shape})</translation>
    </message>
    <message>
      <source>1 Site and data</source>
      <translation>1 พื้นที่และข้อมูล</translation>
    </message>
    <message>
      <source>1 when proven optimal</source>
      <translation>1 เมื่อพิสูจน์แล้วว่าดีที่สุด</translation>
    </message>
    <message>
      <source>1 where the plain reading misleads</source>
      <translation>1 เมื่อการอ่านแบบตรง ๆ ทำให้เข้าใจผิด</translation>
    </message>
    <message>
      <source>2 Analysis</source>
      <translation>2 วิเคราะห์</translation>
    </message>
    <message>
      <source>3 Planning</source>
      <translation>3 วางแผน</translation>
    </message>
    <message>
      <source>31 – 90 days ago</source>
      <translation>31 – 90 วันก่อน</translation>
    </message>
    <message>
      <source>4 Briefing</source>
      <translation>4 ชี้แจงแผน</translation>
    </message>
    <message>
      <source>5 Training</source>
      <translation>5 ฝึกอบรม</translation>
    </message>
    <message>
      <source>91 – 365 days ago</source>
      <translation>91 – 365 วันก่อน</translation>
    </message>
    <message>
      <source>? to be answered</source>
      <translation>? ต้องตอบก่อน</translation>
    </message>
    <message>
      <source>?: nothing is known; that is not the same as nothing found.</source>
      <translation>?: ไม่ทราบ ซึ่งไม่เหมือนกับไม่พบสิ่งใด</translation>
    </message>
    <message>
      <source>A camera to service (movement cell {node}) is out of reach of all teams.</source>
      <translation>กล้องที่ต้องตรวจเช็ก (ช่องการเดินทาง {node}) ไม่มีชุดใดไปถึงได้</translation>
    </message>
    <message>
      <source>A day of {hours:.1f} hours is too short: the nearest place worth visiting takes {needed:.1f} hours there and back. Allow more hours per day, more days with camping, or a station nearer to the gaps.</source>
      <translation>วันละ {hours:.1f} ชั่วโมงสั้นเกินไป: ที่ใกล้ที่สุดที่ควรไปใช้เวลาไปกลับ {needed:.1f} ชั่วโมง โปรดเพิ่มชั่วโมงต่อวัน เพิ่มวันและพักแรม หรือใช้หน่วยพิทักษ์ที่ใกล้ช่องว่างกว่า</translation>
    </message>
    <message>
      <source>A repair of this record was taken back, and as it was read it cannot be stored. Correct it and try again.</source>
      <translation>การแก้ไขของรายการนี้ถูกย้อนกลับแล้ว และเก็บตามที่อ่านมาไม่ได้ โปรดแก้ให้ถูกแล้วลองใหม่</translation>
    </message>
    <message>
      <source>A site counts only when it has signal and a team can be there before the intruder reaches the trees. Share: what this site adds to all intrusion that can be caught. Team there: hours for the nearest team. Head start: hours between the picture and the intruder's target.</source>
      <translation>จุดติดตั้งจะนับเฉพาะเมื่อมีสัญญาณ และชุดลาดตระเวนไปถึงได้ก่อนผู้บุกรุกถึงต้นไม้ สัดส่วน: ส่วนที่จุดนี้เพิ่มให้กับการบุกรุกทั้งหมดที่สกัดได้ ชุดไปถึง: ชั่วโมงที่ชุดใกล้ที่สุดใช้ เวลานำ: ชั่วโมงจากภาพถ่ายจนผู้บุกรุกถึงเป้าหมาย</translation>
    </message>
    <message>
      <source>AUC</source>
      <translation>AUC</translation>
    </message>
    <message>
      <source>Action</source>
      <translation>งาน</translation>
    </message>
    <message>
      <source>Add a stations layer (addlayer, role stations).</source>
      <translation>โปรดเพิ่มชั้นข้อมูลหน่วยพิทักษ์ (addlayer, role stations)</translation>
    </message>
    <message>
      <source>Add layer</source>
      <translation>เพิ่มชั้นข้อมูล</translation>
    </message>
    <message>
      <source>Add layer…</source>
      <translation>เพิ่มชั้นข้อมูล…</translation>
    </message>
    <message>
      <source>Add to map</source>
      <translation>แสดงบนแผนที่</translation>
    </message>
    <message>
      <source>After a find, another within {metres:,.0f} m and {days:g} days is {ratio:.1f} times as likely as by chance ({seen:,} pairs of {n:,} finds; chance gives {chance:,.1f}, up to {high:,.0f}; p = {p:.2g}).</source>
      <translation>หลังการพบครั้งหนึ่ง โอกาสพบอีกภายใน {metres:,.0f} ม. และ {days:g} วัน เป็น {ratio:.1f} เท่าของความบังเอิญ (พบ {seen:,} คู่จากสิ่งที่พบ {n:,} รายการ ความบังเอิญให้ {chance:,.1f} คู่ ไม่เกิน {high:,.0f} คู่; p = {p:.2g})</translation>
    </message>
    <message>
      <source>After a find, another within {metres:,.0f} m and {days:g} days is {ratio:.1f} times as likely as the days of patrols at these places explain ({seen:,} pairs of {n:,} finds where {chance:,.1f} are explained; p = {p:.2g}), and {shuffled:.1f} times as likely as by shuffled days.</source>
      <translation>หลังการพบครั้งหนึ่ง โอกาสพบอีกภายใน {metres:,.0f} ม. และ {days:g} วัน เป็น {ratio:.1f} เท่าของที่วันลาดตระเวนในที่เหล่านั้นอธิบายได้ (พบ {seen:,} คู่จากสิ่งที่พบ {n:,} รายการ อธิบายได้ {chance:,.1f} คู่; p = {p:.2g}) และเป็น {shuffled:.1f} เท่าของการสลับวัน</translation>
    </message>
    <message>
      <source>After a find, how much more likely is another near it and soon after (Knox test)? Pairs of finds are counted by distance and days apart, and compared with what chance gives: once with the days shuffled among the finds, and once with days on which somebody was at the place, so that coming back to a place is not taken for repeats. Finds of one patrol on one day are no repeat of each other. Reports have no effort and get the first reading alone.</source>
      <translation>หลังพบครั้งหนึ่ง โอกาสพบอีกในที่ใกล้และเวลาไม่นานเพิ่มขึ้นเท่าใด (การทดสอบของ Knox) นับคู่ของสิ่งที่พบตามระยะทางและจำนวนวันที่ห่างกัน แล้วเทียบกับความบังเอิญสองแบบ แบบแรกสลับวันระหว่างสิ่งที่พบ แบบที่สองใช้วันที่มีคนไปถึงที่นั้น เพื่อไม่ให้การกลับไปที่เดิมถูกนับเป็นการเกิดซ้ำ สิ่งที่พบโดยการลาดตระเวนเดียวกันในวันเดียวไม่นับเป็นการเกิดซ้ำ รายงานไม่มีความพยายามจึงมีเฉพาะแบบแรก</translation>
    </message>
    <message>
      <source>All imports together</source>
      <translation>รวมการนำเข้าทั้งหมด</translation>
    </message>
    <message>
      <source>All patrol tracks of this period lie outside the boundary, so 0 % of the site was covered.</source>
      <translation>เส้นทางลาดตระเวนทั้งหมดในช่วงเวลานี้อยู่นอกแนวเขต พื้นที่จึงครอบคลุม 0 %</translation>
    </message>
    <message>
      <source>All reasons (the latest {shown:,} of {count:,})</source>
      <translation>ทุกเหตุผล (ล่าสุด {shown:,} จาก {count:,})</translation>
    </message>
    <message>
      <source>All reasons ({count})</source>
      <translation>ทุกเหตุผล ({count})</translation>
    </message>
    <message>
      <source>All together: {stated} km stated, {recorded} km recorded, {repaired} km after repair, {inside} km of them inside the boundary.</source>
      <translation>รวมทั้งหมด: ตามที่ระบุ {stated} กม. ตามที่บันทึก {recorded} กม. หลังแก้ไข {repaired} กม. ในจำนวนนี้อยู่ในแนวเขต {inside} กม.</translation>
    </message>
    <message>
      <source>All {n} measures that can be compared are as published.</source>
      <translation>ค่าที่เปรียบเทียบได้ทั้ง {n} ค่าอยู่ในช่วงที่มีการเผยแพร่</translation>
    </message>
    <message>
      <source>An import is running. Wait for it, or cancel it.</source>
      <translation>กำลังนำเข้าข้อมูลอยู่ โปรดรอ หรือยกเลิก</translation>
    </message>
    <message>
      <source>Analyse…</source>
      <translation>วิเคราะห์…</translation>
    </message>
    <message>
      <source>Analysis: {site}</source>
      <translation>การวิเคราะห์: {site}</translation>
    </message>
    <message>
      <source>Append to what is there</source>
      <translation>เพิ่มต่อจากข้อมูลเดิม</translation>
    </message>
    <message>
      <source>Area inside the boundary, square kilometres</source>
      <translation>เนื้อที่ในแนวเขต ตารางกิโลเมตร</translation>
    </message>
    <message>
      <source>Area, km²</source>
      <translation>พื้นที่ ตร.กม.</translation>
    </message>
    <message>
      <source>As it is stored</source>
      <translation>ตามที่เก็บไว้</translation>
    </message>
    <message>
      <source>As it was read</source>
      <translation>ตามที่อ่านมา</translation>
    </message>
    <message>
      <source>Assumptions and warnings</source>
      <translation>ข้อสมมติและข้อควรระวัง</translation>
    </message>
    <message>
      <source>At stake</source>
      <translation>มูลค่าที่เสี่ยงสูญเสีย</translation>
    </message>
    <message>
      <source>At the start of every past cycle each map is made from what was known then, and compared with what was found in the cycle: share of finds in a tenth of the site, how many times chance that is (PAI), how near to the best possible (PEI), finds per kilometre, and whether the chances of the risk model hold. Beside the risk map stand plain density, where we went last time, and chance. The scores are kept in the site database.</source>
      <translation>เมื่อเริ่มแต่ละรอบที่ผ่านมา แผนที่ทุกแบบสร้างจากสิ่งที่รู้ในขณะนั้น แล้วเทียบกับสิ่งที่พบในรอบนั้น: สัดส่วนสิ่งที่พบในหนึ่งในสิบของพื้นที่ เป็นกี่เท่าของการสุ่ม (PAI) ใกล้ค่าที่ดีที่สุดเพียงใด (PEI) สิ่งที่พบต่อกิโลเมตร และโอกาสที่แบบจำลองความเสี่ยงให้นั้นตรงหรือไม่ ข้างแผนที่ความเสี่ยงมีความหนาแน่นธรรมดา ที่ที่เราไปครั้งก่อน และการสุ่ม คะแนนเก็บไว้ในฐานข้อมูลพื้นที่</translation>
    </message>
    <message>
      <source>Average precision</source>
      <translation>ความแม่นยำเฉลี่ย</translation>
    </message>
    <message>
      <source>Bandwidth of the density in metres (0: chosen by cross-validation)</source>
      <translation>รัศมีเกลี่ยความหนาแน่น เมตร (0: เลือกเองด้วยการตรวจสอบไขว้)</translation>
    </message>
    <message>
      <source>Bandwidth of the density, metres</source>
      <translation>รัศมีเกลี่ยความหนาแน่น เมตร</translation>
    </message>
    <message>
      <source>Base year</source>
      <translation>ปีฐาน</translation>
    </message>
    <message>
      <source>Base year (0: as the site says, else the first whole year)</source>
      <translation>ปีฐาน (0: ตามที่ตั้งไว้ของพื้นที่ มิฉะนั้นใช้ปีเต็มปีแรก)</translation>
    </message>
    <message>
      <source>Base year {base}</source>
      <translation>ปีฐาน {base}</translation>
    </message>
    <message>
      <source>Border</source>
      <translation>ชายแดน</translation>
    </message>
    <message>
      <source>Boundary</source>
      <translation>แนวเขต</translation>
    </message>
    <message>
      <source>Boundary (polygons)</source>
      <translation>แนวเขต (รูปหลายเหลี่ยม)</translation>
    </message>
    <message>
      <source>Briefing</source>
      <translation>เอกสารชี้แจงแผน</translation>
    </message>
    <message>
      <source>Briefing (PDF)</source>
      <translation>เอกสารชี้แจงแผน (PDF)</translation>
    </message>
    <message>
      <source>Briefing of {pages} pages written to {path}.</source>
      <translation>เขียนเอกสารชี้แจงแผน {pages} หน้า ไว้ที่ {path}</translation>
    </message>
    <message>
      <source>Brier score</source>
      <translation>คะแนนไบรเออร์</translation>
    </message>
    <message>
      <source>Brings a base layer into the site under its role: boundary, sectors, stations, roads, trails, rivers, villages, border, entry points, cell signal, no-go areas (any vector file, or a table with lat and lon), or the rasters dem (elevation) and land_cover. It takes the place of what was there, unless you append.</source>
      <translation>เพิ่มชั้นข้อมูลฐานเข้าพื้นที่ตามประเภท: แนวเขต เขตจัดการ หน่วยพิทักษ์ ถนน ทางเดินเท้า แม่น้ำลำห้วย หมู่บ้าน ชายแดน จุดเข้า สัญญาณโทรศัพท์ เขตห้ามลาดตระเวน (ไฟล์เวกเตอร์ใด ๆ หรือตารางที่มี lat และ lon) หรือแรสเตอร์ dem (ความสูง) และ land_cover (สิ่งปกคลุมดิน) ข้อมูลใหม่จะแทนที่ข้อมูลเดิม เว้นแต่เลือกเพิ่มต่อ</translation>
    </message>
    <message>
      <source>Brings patrols, observations, stumps, cameras, camera events and information reports into the site: SMART patrols (XML, query tables, shapefiles, data model), EarthRanger, GPX, KML, Camtrap DP and other camera tables, tables (CSV, Excel, ODS) and layers; one file, a zip or a whole folder (type its path). What a file holds is recognised from its content. What was repaired and why is on record; what could not be used is kept word for word and can be corrected and tried again (“retryquarantine”). Importing the same file again adds nothing; “undoimport” takes an import back. Names and other personal data are left out unless you keep them.

MAPPING says which of your columns is which, as JSON or the path of a JSON file: {"time": "Waypoint Time"}. SAVE_MAPPING keeps it in the site under a name; later tables with the same headers are read with it. TRIAL does everything and then takes it back: it shows what would become of the records.</source>
      <translation>นำการลาดตระเวน สิ่งที่พบ ตอไม้ กล้องดักถ่าย เหตุการณ์จากกล้อง และรายงานการข่าวเข้าพื้นที่: การลาดตระเวนของ SMART (XML ตารางผลคิวรี shapefile แบบจำลองข้อมูล) EarthRanger, GPX, KML, Camtrap DP และตารางกล้องอื่น ๆ ตาราง (CSV, Excel, ODS) และชั้นข้อมูล เลือกได้ทั้งไฟล์เดียว ไฟล์ zip หรือทั้งโฟลเดอร์ (พิมพ์ตำแหน่งโฟลเดอร์) โปรแกรมดูจากเนื้อหาว่าไฟล์มีข้อมูลชนิดใด มีบันทึกว่าแก้ไขอะไรและเพราะอะไร รายการที่ใช้ไม่ได้จะกักไว้ทุกตัวอักษร แก้แล้วลองใหม่ได้ (“retryquarantine”) นำเข้าไฟล์เดิมซ้ำไม่เพิ่มข้อมูล และย้อนกลับการนำเข้าได้ด้วย “undoimport” ชื่อและข้อมูลส่วนบุคคลจะถูกตัดออก เว้นแต่เลือกเก็บไว้

MAPPING ระบุว่าคอลัมน์ใดของท่านคือคอลัมน์ใดของโปรแกรม เป็น JSON หรือตำแหน่งไฟล์ JSON: {"time": "Waypoint Time"} SAVE_MAPPING เก็บการจับคู่นี้ไว้ในพื้นที่ตามชื่อที่ตั้ง ตารางต่อ ๆ ไปที่หัวคอลัมน์เหมือนกันจะอ่านตามนี้ TRIAL ทำทุกขั้นตอนแล้วย้อนกลับ เพื่อแสดงว่าแต่ละรายการจะเป็นอย่างไร</translation>
    </message>
    <message>
      <source>Brings the records of another copy of the same site into this one, for example when two offices imported different files. Records that both have stay once. Where both have the same day of a patrol with different content, PREFER says which one stays; every such conflict is listed. The other file is only read. The merge counts as one import and can be undone (“undoimport”); merging twice adds nothing.</source>
      <translation>นำรายการจากสำเนาอื่นของพื้นที่เดียวกันเข้ามารวม เช่น เมื่อสองสำนักงานนำเข้าคนละไฟล์ รายการที่มีทั้งสองฝั่งจะเก็บครั้งเดียว ถ้าทั้งสองฝั่งมีวันเดียวกันของการลาดตระเวนเดียวกันแต่เนื้อหาต่างกัน PREFER กำหนดว่าจะเก็บฝั่งใด และแสดงรายการที่ขัดแย้งกันทุกรายการ อีกไฟล์หนึ่งถูกอ่านอย่างเดียว การรวมนับเป็นการนำเข้าหนึ่งครั้งและย้อนกลับได้ (“undoimport”) รวมซ้ำไม่เพิ่มข้อมูล</translation>
    </message>
    <message>
      <source>By</source>
      <translation>จำแนกตาม</translation>
    </message>
    <message>
      <source>By chance</source>
      <translation>โดยบังเอิญ</translation>
    </message>
    <message>
      <source>By chance (median)</source>
      <translation>โดยบังเอิญ (มัธยฐาน)</translation>
    </message>
    <message>
      <source>By planning cells of {size} m patrols reached {cells} % of the site, short of the target of {target} % for a year; by sub-cells of {fine} m it is {subcells} %, and {swath} % came within sight of a patrol.</source>
      <translation>เมื่อวัดด้วยช่องวางแผนขนาด {size} ม. ชุดลาดตระเวนไปถึง {cells} % ของพื้นที่ ยังไม่ถึงเป้าหมาย {target} % ต่อปี วัดด้วยช่องย่อยขนาด {fine} ม. ได้ {subcells} % และ {swath} % อยู่ในระยะมองเห็นของการลาดตระเวน</translation>
    </message>
    <message>
      <source>By planning cells of {size} m patrols reached {cells} % of the site, which meets the target of {target} % for a year; by sub-cells of {fine} m it is {subcells} %, and {swath} % came within sight of a patrol.</source>
      <translation>เมื่อวัดด้วยช่องวางแผนขนาด {size} ม. ชุดลาดตระเวนไปถึง {cells} % ของพื้นที่ ซึ่งถึงเป้าหมาย {target} % ต่อปี วัดด้วยช่องย่อยขนาด {fine} ม. ได้ {subcells} % และ {swath} % อยู่ในระยะมองเห็นของการลาดตระเวน</translation>
    </message>
    <message>
      <source>Calibration error</source>
      <translation>ความคลาดเคลื่อนของการเทียบโอกาส</translation>
    </message>
    <message>
      <source>Calibration error on unseen ground</source>
      <translation>ความคลาดเคลื่อนของการเทียบโอกาสในพื้นที่ที่แบบจำลองไม่เคยเห็น</translation>
    </message>
    <message>
      <source>Camelot table</source>
      <translation>ตาราง Camelot</translation>
    </message>
    <message>
      <source>Camera</source>
      <translation>กล้อง</translation>
    </message>
    <message>
      <source>Camera effort</source>
      <translation>ความพยายามของกล้อง</translation>
    </message>
    <message>
      <source>Camera effort by group</source>
      <translation>ความพยายามของกล้องแยกตามกลุ่ม</translation>
    </message>
    <message>
      <source>Camera effort per camera</source>
      <translation>ความพยายามของกล้องแต่ละตัว</translation>
    </message>
    <message>
      <source>Camera effort per month</source>
      <translation>ความพยายามของกล้องรายเดือน</translation>
    </message>
    <message>
      <source>Camera events</source>
      <translation>เหตุการณ์จากกล้อง</translation>
    </message>
    <message>
      <source>Camera placement</source>
      <translation>เลือกจุดติดตั้งกล้อง</translation>
    </message>
    <message>
      <source>Camera sites of the plan</source>
      <translation>จุดกล้องตามแผน</translation>
    </message>
    <message>
      <source>Camera-days</source>
      <translation>วันกล้อง</translation>
    </message>
    <message>
      <source>Camera-days of one camera at two places at once: {n}; both count. Check its deployments.</source>
      <translation>วันกล้องที่กล้องตัวเดียวอยู่สองที่พร้อมกัน: {n} วัน นับทั้งสองที่ โปรดตรวจการติดตั้ง</translation>
    </message>
    <message>
      <source>Camera-days, by month</source>
      <translation>วันกล้อง รายเดือน</translation>
    </message>
    <message>
      <source>Camera-days: {days:,}; months in which no camera is known to have worked: {without} of {months}.</source>
      <translation>กล้องทำงาน {days:,} วันกล้อง มี {without} เดือนจาก {months} เดือนที่ไม่ทราบว่ามีกล้องใดทำงาน</translation>
    </message>
    <message>
      <source>Cameras</source>
      <translation>กล้องดักถ่าย</translation>
    </message>
    <message>
      <source>Cameras drawn by hand (points)</source>
      <translation>กล้องที่วาดด้วยมือ (จุด)</translation>
    </message>
    <message>
      <source>Cameras lost, broken or removed without a last day, counted until their last picture: {n}.</source>
      <translation>กล้องที่หาย เสีย หรือถูกถอนโดยไม่มีวันสุดท้าย นับถึงภาพสุดท้าย: {n} ตัว</translation>
    </message>
    <message>
      <source>Cameras that worked</source>
      <translation>กล้องที่ทำงาน</translation>
    </message>
    <message>
      <source>Cameras that worked: {cameras}; camera-days: {days:,}. Pictures of people other than rangers: {n:,}, or {rate} per 100 camera-days; the true figure lies between {low} and {high} ({level:.0f} % interval).</source>
      <translation>กล้อง {cameras} ตัว ทำงาน {days:,} วันกล้อง ภาพคนที่ไม่ใช่เจ้าหน้าที่ {n:,} ภาพ หรือ {rate} ภาพต่อ 100 วันกล้อง ค่าจริงอยู่ระหว่าง {low} ถึง {high} (ช่วงความเชื่อมั่น {level:.0f} %)</translation>
    </message>
    <message>
      <source>Cameras to add</source>
      <translation>จำนวนกล้องที่จะติดเพิ่ม</translation>
    </message>
    <message>
      <source>Cameras with their effort</source>
      <translation>กล้องพร้อมความพยายาม</translation>
    </message>
    <message>
      <source>Camtrap DP package</source>
      <translation>ชุดข้อมูล Camtrap DP</translation>
    </message>
    <message>
      <source>Cancel</source>
      <translation>ยกเลิก</translation>
    </message>
    <message>
      <source>Cancelled. Nothing was changed.</source>
      <translation>ยกเลิกแล้ว ไม่มีอะไรเปลี่ยนแปลง</translation>
    </message>
    <message>
      <source>Cancelled. The plan of cycle {cycle} is stored in the site; no project and no briefing was written. Print it with the algorithm “briefing”.</source>
      <translation>ยกเลิกแล้ว แผนของรอบ {cycle} เก็บไว้ในพื้นที่แล้ว แต่ไม่ได้เขียนโครงการและเอกสารชี้แจงแผน พิมพ์ได้ด้วยเครื่องมือ “briefing”</translation>
    </message>
    <message>
      <source>Categories of the period: {seen}.</source>
      <translation>หมวดหมู่ในช่วงเวลานี้: {seen}</translation>
    </message>
    <message>
      <source>Category</source>
      <translation>หมวด</translation>
    </message>
    <message>
      <source>Category beginnings that count as threats, comma separated</source>
      <translation>คำขึ้นต้นของหมวดที่นับเป็นภัยคุกคาม คั่นด้วยจุลภาค</translation>
    </message>
    <message>
      <source>Category of finds, or its beginning (empty: the site's threats)</source>
      <translation>หมวดของสิ่งที่พบ หรือคำขึ้นต้น (ว่าง: ภัยคุกคามของพื้นที่)</translation>
    </message>
    <message>
      <source>Cell</source>
      <translation>ช่อง</translation>
    </message>
    <message>
      <source>Cell of the terrain, metres</source>
      <translation>ขนาดช่องของภูมิประเทศ เมตร</translation>
    </message>
    <message>
      <source>Cell with the largest gap</source>
      <translation>ช่องที่เป็นช่องว่างใหญ่สุด</translation>
    </message>
    <message>
      <source>Cells</source>
      <translation>ค่าในแถว</translation>
    </message>
    <message>
      <source>Cells and months in which patrols found something: {n}; at least {least} are needed to learn risk from the ground, so the map shows smoothed finds per km.</source>
      <translation>ช่องและเดือนที่ลาดตระเวนพบสิ่งผิดกฎหมาย: {n} ต้องมีอย่างน้อย {least} จึงจะเรียนรู้ความเสี่ยงจากพื้นที่ได้ แผนที่จึงแสดงสิ่งที่พบต่อกิโลเมตรแบบเกลี่ยแล้ว</translation>
    </message>
    <message>
      <source>Cells nobody visited</source>
      <translation>ช่องที่ไม่มีใครเข้าถึง</translation>
    </message>
    <message>
      <source>Cells not visited for 90 days</source>
      <translation>ช่องที่ไม่ได้เข้าถึงเกิน 90 วัน</translation>
    </message>
    <message>
      <source>Cells not visited lately</source>
      <translation>ช่องที่ไม่มีใครไปเมื่อเร็ว ๆ นี้</translation>
    </message>
    <message>
      <source>Cells out of reach</source>
      <translation>ช่องที่ไปไม่ถึง</translation>
    </message>
    <message>
      <source>Cells that stand out from chance and patrol effort: {hot:,} hot, {cold:,} cold (finds: {finds:,}). Cells not visited, so unknown, not safe: {unknown:,}.</source>
      <translation>ช่องที่ต่างชัดเจนจากความบังเอิญและระยะลาดตระเวน: จุดร้อน {hot:,} ช่อง จุดเย็น {cold:,} ช่อง (สิ่งที่พบ {finds:,} รายการ) ช่องที่ไม่ได้เข้าถึง ถือว่าไม่ทราบ ไม่ใช่ปลอดภัย: {unknown:,} ช่อง</translation>
    </message>
    <message>
      <source>Cells where clearly more, or clearly less, was found than the effort explains: Getis-Ord Gi* on encounter rates with control of false discoveries, and the kernel density of finds and of finds per effort. Finds of one patrol on one day within 500 m of each other count once in the test. Cells nobody visited are unknown, never cold. Cameras have an effort of their own, camera-days; reports have none.</source>
      <translation>ช่องที่พบมากกว่าหรือน้อยกว่าที่ปริมาณงานอธิบายได้อย่างชัดเจน: Getis-Ord Gi* บนอัตราการพบพร้อมคุมการค้นพบเท็จ และความหนาแน่นเคอร์เนลของสิ่งที่พบและสิ่งที่พบต่อปริมาณงาน สิ่งที่ชุดเดียวพบในวันเดียวภายใน 500 ม. นับเป็นหนึ่งในการทดสอบ ช่องที่ไม่มีใครไปคือไม่ทราบ ไม่ใช่เย็น กล้องมีปริมาณงานของตนคือวันกล้อง ส่วนรายงานไม่มี</translation>
    </message>
    <message>
      <source>Cells, %</source>
      <translation>ช่องที่เข้าถึง %</translation>
    </message>
    <message>
      <source>Chance of a find in 5 km</source>
      <translation>โอกาสพบเมื่อเดิน 5 กม.</translation>
    </message>
    <message>
      <source>Change a year, %</source>
      <translation>เปลี่ยนแปลงต่อปี %</translation>
    </message>
    <message>
      <source>Change of effort (logarithm)</source>
      <translation>การเปลี่ยนแปลงของการลาดตระเวน (ลอการิทึม)</translation>
    </message>
    <message>
      <source>Change of finds per kilometre a year, percent</source>
      <translation>การเปลี่ยนแปลงของจำนวนที่พบต่อกิโลเมตร ร้อยละต่อปี</translation>
    </message>
    <message>
      <source>Change of finds per km where effort doubled, by periods after it</source>
      <translation>การเปลี่ยนแปลงของสิ่งที่พบต่อ กม. เมื่อการลาดตระเวนเพิ่มเป็นสองเท่า แยกตามช่วงเวลาหลังจากนั้น</translation>
    </message>
    <message>
      <source>Change of finds per km where effort doubled, by sector</source>
      <translation>การเปลี่ยนแปลงของสิ่งที่พบต่อ กม. เมื่อการลาดตระเวนเพิ่มเป็นสองเท่า แยกตามเขตจัดการ</translation>
    </message>
    <message>
      <source>Change of finds per km where effort doubled, percent</source>
      <translation>การเปลี่ยนแปลงของสิ่งที่พบต่อ กม. เมื่อการลาดตระเวนเพิ่มเป็นสองเท่า ร้อยละ</translation>
    </message>
    <message>
      <source>Change of the rate after it (logarithm)</source>
      <translation>การเปลี่ยนแปลงของอัตราการพบหลังจากนั้น (ลอการิทึม)</translation>
    </message>
    <message>
      <source>Change, %</source>
      <translation>เปลี่ยนแปลง %</translation>
    </message>
    <message>
      <source>Changes by sector and period</source>
      <translation>การเปลี่ยนแปลงแยกตามเขตจัดการและช่วงเวลา</translation>
    </message>
    <message>
      <source>Charts as data (JSON)</source>
      <translation>ข้อมูลของแผนภูมิ (JSON)</translation>
    </message>
    <message>
      <source>Check site</source>
      <translation>ตรวจฐานข้อมูลพื้นที่</translation>
    </message>
    <message>
      <source>Check the layer of cell signal (addlayer, role signal).</source>
      <translation>โปรดตรวจชั้นข้อมูลสัญญาณโทรศัพท์ (addlayer, role signal)</translation>
    </message>
    <message>
      <source>Check the stations layer: points on or near the site, with a number of teams; or give TEAMS.</source>
      <translation>โปรดตรวจชั้นข้อมูลหน่วยพิทักษ์: ต้องเป็นจุดในหรือใกล้พื้นที่และมีจำนวนชุด หรือระบุ TEAMS</translation>
    </message>
    <message>
      <source>Checks the site database: damage, missing tables, rows without their patrol, missing rasters, places outside the world, and import counts that do not add up. Of a sound site it also says what analyses need and it has not: sectors, a whole year, times, the days of cameras. It changes nothing.</source>
      <translation>ตรวจฐานข้อมูลพื้นที่: ความเสียหาย ตารางที่ขาด แถวที่ไม่มีการลาดตระเวนของตน ไฟล์ราสเตอร์ที่หายไป ตำแหน่งที่อยู่นอกโลก และจำนวนจากการนำเข้าที่ไม่ลงตัว หากฐานข้อมูลสมบูรณ์ยังบอกด้วยว่าขาดอะไรที่การวิเคราะห์ต้องใช้ ได้แก่ เขตจัดการ ข้อมูลครบปี เวลา และวันทำงานของกล้อง โดยไม่เปลี่ยนแปลงสิ่งใด</translation>
    </message>
    <message>
      <source>Choose a line to see its repairs one by one.</source>
      <translation>เลือกแถวเพื่อดูการแก้ไขทีละรายการ</translation>
    </message>
    <message>
      <source>Choose a record to see why it was set aside and to correct it.</source>
      <translation>เลือกรายการเพื่อดูว่ากักไว้เพราะอะไร และแก้ให้ถูก</translation>
    </message>
    <message>
      <source>Choose patrols or cameras (SOURCE), or look at the density and the clusters of reports.</source>
      <translation>เลือกการลาดตระเวนหรือกล้อง (SOURCE) หรือดูความหนาแน่นและกลุ่มของรายงานแจ้งเหตุแทน</translation>
    </message>
    <message>
      <source>Choose shorter periods (PERIOD) or more days (START, END).</source>
      <translation>เลือกช่วงที่สั้นลง (PERIOD) หรือจำนวนวันมากขึ้น (START, END)</translation>
    </message>
    <message>
      <source>Chooses the sites that catch the most of those intruders whom a team can still reach before they reach the tree: where there is cell signal, on the likely ways in. Cameras that stand today count. The answer is optimal, or the most that is possible stands beside it.</source>
      <translation>เลือกจุดติดตั้งที่จับผู้บุกรุกได้มากที่สุด เฉพาะรายที่ชุดลาดตระเวนไปสกัดได้ก่อนถึงต้นไม้: จุดที่มีสัญญาณโทรศัพท์ บนเส้นทางที่คาดว่าผู้บุกรุกใช้ นับกล้องที่ติดอยู่ปัจจุบันด้วย คำตอบเป็นค่าที่ดีที่สุด หรือแสดงค่าสูงสุดที่เป็นไปได้ไว้คู่กัน</translation>
    </message>
    <message>
      <source>Circles alone, or ellipses too</source>
      <translation>เฉพาะวงกลม หรือรวมวงรีด้วย</translation>
    </message>
    <message>
      <source>Circles and ellipses in which clearly more was found than their share of the effort explains (Kulldorff's scan statistic). Every place is tried as a middle with every size; the chance of so strong a cluster anywhere is found by spreading the finds over the effort at random, so that looking at many places makes no false alarm. Ellipses must be clearly stronger than circles. Cells without effort take no part: they are unknown, not safe.</source>
      <translation>วงกลมและวงรีที่พบมากกว่าที่สัดส่วนความพยายามอธิบายได้อย่างชัดเจน (สถิติสแกนของ Kulldorff) ลองทุกที่เป็นจุดกลางและทุกขนาด โอกาสที่จะเกิดกลุ่มที่เด่นเช่นนี้ที่ใดก็ตามหาได้จากการกระจายสิ่งที่พบตามความพยายามแบบสุ่ม การดูหลายที่จึงไม่ทำให้เตือนผิด วงรีต้องเด่นกว่าวงกลมอย่างชัดเจน ช่องที่ไม่มีความพยายามไม่นำมาคิด: ไม่รู้ ไม่ใช่ปลอดภัย</translation>
    </message>
    <message>
      <source>Class</source>
      <translation>ประเภท</translation>
    </message>
    <message>
      <source>Climb (m)</source>
      <translation>ไต่สูง (ม.)</translation>
    </message>
    <message>
      <source>Close</source>
      <translation>ปิด</translation>
    </message>
    <message>
      <source>Close QGIS, open Terminal and type:</source>
      <translation>ปิด QGIS เปิดโปรแกรม Terminal แล้วพิมพ์:</translation>
    </message>
    <message>
      <source>Close QGIS, open a terminal and type:</source>
      <translation>ปิด QGIS เปิดหน้าต่างเทอร์มินัล แล้วพิมพ์:</translation>
    </message>
    <message>
      <source>Close QGIS, open the OSGeo4W Shell of the Start menu and type:</source>
      <translation>ปิด QGIS เปิด OSGeo4W Shell จากเมนู Start แล้วพิมพ์:</translation>
    </message>
    <message>
      <source>Cluster</source>
      <translation>กลุ่ม</translation>
    </message>
    <message>
      <source>Clusters</source>
      <translation>กลุ่ม</translation>
    </message>
    <message>
      <source>Clusters by scan statistic</source>
      <translation>กลุ่มตามสถิติสแกน</translation>
    </message>
    <message>
      <source>Clusters of finds</source>
      <translation>กลุ่มของสิ่งที่พบ</translation>
    </message>
    <message>
      <source>Clusters of finds by density</source>
      <translation>กลุ่มสิ่งที่พบตามความหนาแน่น</translation>
    </message>
    <message>
      <source>Clusters shown at the 5 % level</source>
      <translation>กลุ่มที่แสดงชัดที่ระดับ 5 %</translation>
    </message>
    <message>
      <source>Clusters with more than the effort explains</source>
      <translation>กลุ่มที่พบมากกว่าที่ปริมาณงานอธิบายได้</translation>
    </message>
    <message>
      <source>Clusters: {clusters}. The strongest holds all {n:,} finds where its share of the effort explains {expected:,.1f} (p = {p:.2g}).</source>
      <translation>กลุ่ม: {clusters} กลุ่มที่เด่นที่สุดมีสิ่งที่พบทั้งหมด {n:,} รายการ ขณะที่สัดส่วนความพยายามอธิบายได้ {expected:,.1f} (p = {p:.2g})</translation>
    </message>
    <message>
      <source>Clusters: {clusters}. The strongest holds {cases:,} of {n:,} finds where its share of the effort explains {expected:,.1f}, {risk:.1f} times the rate elsewhere (up to {radius:.1f} km from its middle; p = {p:.2g}).</source>
      <translation>กลุ่ม: {clusters} กลุ่มที่เด่นที่สุดมี {cases:,} จากสิ่งที่พบ {n:,} รายการ ขณะที่สัดส่วนความพยายามอธิบายได้ {expected:,.1f} เป็น {risk:.1f} เท่าของอัตราที่อื่น (ไกลสุด {radius:.1f} กม. จากจุดกลาง; p = {p:.2g})</translation>
    </message>
    <message>
      <source>Clusters: {clusters}. The strongest is one place with {cases:,} of {n:,} finds where its share of the effort explains {expected:,.1f}, {risk:.1f} times the rate elsewhere (p = {p:.2g}).</source>
      <translation>กลุ่ม: {clusters} กลุ่มที่เด่นที่สุดเป็นที่เดียวที่มี {cases:,} จากสิ่งที่พบ {n:,} รายการ ขณะที่สัดส่วนความพยายามอธิบายได้ {expected:,.1f} เป็น {risk:.1f} เท่าของอัตราที่อื่น (p = {p:.2g})</translation>
    </message>
    <message>
      <source>Cold cells</source>
      <translation>ช่องจุดเย็น</translation>
    </message>
    <message>
      <source>Cold cells of any pattern</source>
      <translation>ช่องเย็นทุกรูปแบบ</translation>
    </message>
    <message>
      <source>Column</source>
      <translation>คอลัมน์</translation>
    </message>
    <message>
      <source>Column mapping (JSON, or path of a JSON file)</source>
      <translation>การจับคู่คอลัมน์ (JSON หรือตำแหน่งไฟล์ JSON)</translation>
    </message>
    <message>
      <source>Column “{column}”: what does {example} mean?</source>
      <translation>คอลัมน์ “{column}”: {example} หมายความว่าอย่างไร</translation>
    </message>
    <message>
      <source>Columns</source>
      <translation>คอลัมน์</translation>
    </message>
    <message>
      <source>Columns apart by</source>
      <translation>ตัวคั่นคอลัมน์</translation>
    </message>
    <message>
      <source>Compressed file ended before the end-of-stream marker was reached</source>
      <translation>ไฟล์บีบอัดจบก่อนถึงเครื่องหมายสิ้นสุด</translation>
    </message>
    <message>
      <source>Conflicts</source>
      <translation>รายการที่ขัดแย้งกัน</translation>
    </message>
    <message>
      <source>Coordinate system of the site</source>
      <translation>ระบบพิกัดของพื้นที่</translation>
    </message>
    <message>
      <source>Coordinates in</source>
      <translation>ระบบพิกัด</translation>
    </message>
    <message>
      <source>Copy or save this chart</source>
      <translation>คัดลอกหรือบันทึกแผนภูมินี้</translation>
    </message>
    <message>
      <source>Copy picture</source>
      <translation>คัดลอกภาพ</translation>
    </message>
    <message>
      <source>Copy the command</source>
      <translation>คัดลอกคำสั่ง</translation>
    </message>
    <message>
      <source>Corrected</source>
      <translation>แก้เป็น</translation>
    </message>
    <message>
      <source>Corrections (JSON, or path of a JSON or CSV file)</source>
      <translation>ค่าที่แก้แล้ว (JSON หรือตำแหน่งไฟล์ JSON หรือ CSV)</translation>
    </message>
    <message>
      <source>Corrects records that were set aside and imports them again. First write TEMPLATE: a CSV table of these records with the reason of each. Correct the cells in it and give the file as FIXES; rows that were not changed are passed over. FIXES may also be JSON: {"12": {"Latitude": "14.25"}}. DISMISS takes the numbers of records that are not worth correcting; they stay on record and are not shown again.</source>
      <translation>แก้รายการที่กักไว้ แล้วนำเข้าอีกครั้ง ขั้นแรกให้เขียน TEMPLATE: ตาราง CSV ของรายการเหล่านี้พร้อมเหตุผล แก้ค่าในตารางแล้วใส่ไฟล์เป็น FIXES แถวที่ไม่ได้แก้จะข้ามไป FIXES เป็น JSON ก็ได้: {"12": {"Latitude": "14.25"}} DISMISS ใส่เลขที่รายการที่ไม่คุ้มจะแก้ ซึ่งยังมีบันทึกไว้แต่ไม่แสดงอีก</translation>
    </message>
    <message>
      <source>Correlation of finds per km with effort, as read</source>
      <translation>สหสัมพันธ์ของสิ่งที่พบต่อ กม. กับการลาดตระเวน ตามที่อ่านได้</translation>
    </message>
    <message>
      <source>Cost of coverage</source>
      <translation>ต้นทุนของความครอบคลุม</translation>
    </message>
    <message>
      <source>Cost of each target</source>
      <translation>ต้นทุนของแต่ละเป้าหมาย</translation>
    </message>
    <message>
      <source>Count</source>
      <translation>จำนวน</translation>
    </message>
    <message>
      <source>Count records, or the things they count (a record of 40 logs is 40 things)</source>
      <translation>นับจำนวนบันทึก หรือจำนวนสิ่งที่บันทึกไว้ (บันทึกไม้ 40 ท่อน นับเป็น 40 ชิ้น)</translation>
    </message>
    <message>
      <source>Count what would become of the records; nothing is written</source>
      <translation>นับดูว่าแต่ละรายการจะเป็นอย่างไร โดยไม่เขียนข้อมูล</translation>
    </message>
    <message>
      <source>Coverage</source>
      <translation>พื้นที่ครอบคลุม</translation>
    </message>
    <message>
      <source>Coverage by cells, percent</source>
      <translation>ความครอบคลุมตามช่อง ร้อยละ</translation>
    </message>
    <message>
      <source>Coverage by definition</source>
      <translation>ความครอบคลุมตามนิยาม</translation>
    </message>
    <message>
      <source>Coverage by sector, year, season and month</source>
      <translation>ความครอบคลุมตามเขตจัดการ ปี ฤดู และเดือน</translation>
    </message>
    <message>
      <source>Coverage by sub-cells, percent</source>
      <translation>ความครอบคลุมตามช่องย่อย ร้อยละ</translation>
    </message>
    <message>
      <source>Coverage by transport</source>
      <translation>ความครอบคลุมตามพาหนะ</translation>
    </message>
    <message>
      <source>Coverage by visible strip, percent</source>
      <translation>ความครอบคลุมตามแถบที่มองเห็น ร้อยละ</translation>
    </message>
    <message>
      <source>Coverage per cell</source>
      <translation>ความครอบคลุมรายช่อง</translation>
    </message>
    <message>
      <source>Coverage per sector</source>
      <translation>ความครอบคลุมรายเขตจัดการ</translation>
    </message>
    <message>
      <source>Coverage since the beginning of each year, day by day</source>
      <translation>ความครอบคลุมสะสมตั้งแต่ต้นปีของแต่ละปี รายวัน</translation>
    </message>
    <message>
      <source>Covered, %</source>
      <translation>ครอบคลุม %</translation>
    </message>
    <message>
      <source>Covered, km²</source>
      <translation>ครอบคลุม ตร.กม.</translation>
    </message>
    <message>
      <source>Create site</source>
      <translation>สร้างพื้นที่</translation>
    </message>
    <message>
      <source>Create site…</source>
      <translation>สร้างพื้นที่…</translation>
    </message>
    <message>
      <source>Cut on (estimate)</source>
      <translation>วันที่ตัด (ประมาณ)</translation>
    </message>
    <message>
      <source>Cycle</source>
      <translation>รอบปฏิบัติการ</translation>
    </message>
    <message>
      <source>Cycle (empty: the latest)</source>
      <translation>รอบปฏิบัติการ (ว่าง: รอบล่าสุด)</translation>
    </message>
    <message>
      <source>Cycle of the plan to compare with</source>
      <translation>รอบของแผนที่ใช้เปรียบเทียบ</translation>
    </message>
    <message>
      <source>Cycle {cycle}</source>
      <translation>รอบปฏิบัติการ {cycle}</translation>
    </message>
    <message>
      <source>Data from</source>
      <translation>ข้อมูลช่วง</translation>
    </message>
    <message>
      <source>Data from {start} to {end}</source>
      <translation>ข้อมูลตั้งแต่ {start} ถึง {end}</translation>
    </message>
    <message>
      <source>Data model</source>
      <translation>แบบจำลองข้อมูล</translation>
    </message>
    <message>
      <source>Data quality</source>
      <translation>คุณภาพข้อมูล</translation>
    </message>
    <message>
      <source>Data quality: {site}</source>
      <translation>คุณภาพข้อมูล: {site}</translation>
    </message>
    <message>
      <source>Data quality…</source>
      <translation>คุณภาพข้อมูล…</translation>
    </message>
    <message>
      <source>Data: {period}</source>
      <translation>ข้อมูล: {period}</translation>
    </message>
    <message>
      <source>Date</source>
      <translation>วันที่</translation>
    </message>
    <message>
      <source>Date and time</source>
      <translation>วันเวลา</translation>
    </message>
    <message>
      <source>Day</source>
      <translation>วัน</translation>
    </message>
    <message>
      <source>Day and month</source>
      <translation>วันและเดือน</translation>
    </message>
    <message>
      <source>Day first</source>
      <translation>วันขึ้นก่อน</translation>
    </message>
    <message>
      <source>Day of the year</source>
      <translation>วันที่ของปี</translation>
    </message>
    <message>
      <source>Day on which the target of the last year was passed</source>
      <translation>วันที่ผ่านเป้าหมายของปีล่าสุด</translation>
    </message>
    <message>
      <source>Day or night</source>
      <translation>กลางวันหรือกลางคืน</translation>
    </message>
    <message>
      <source>Day {day}: {reason}</source>
      <translation>วันที่ {day}: {reason}</translation>
    </message>
    <message>
      <source>Days</source>
      <translation>แผนรายวัน</translation>
    </message>
    <message>
      <source>Days between visits</source>
      <translation>จำนวนวันระหว่างการเข้าพื้นที่</translation>
    </message>
    <message>
      <source>Days between visits (mean)</source>
      <translation>วันระหว่างการเข้าไป (เฉลี่ย)</translation>
    </message>
    <message>
      <source>Days between visits of a cell (median)</source>
      <translation>จำนวนวันระหว่างการเข้าไปในช่องแต่ละครั้ง (มัธยฐาน)</translation>
    </message>
    <message>
      <source>Days between visits, and since the last one, by sector</source>
      <translation>จำนวนวันระหว่างการเข้าไปแต่ละครั้งและนับจากครั้งล่าสุด ตามเขตจัดการ</translation>
    </message>
    <message>
      <source>Days on which cameras worked, and pictures of people per 100 of these camera-days with its interval; rangers are no suspects and are left out. A camera without a last day works until the last record, one that was lost or broken until its last picture. A camera without pictures on days when it worked saw nobody; where no camera stood nothing is known.</source>
      <translation>จำนวนวันที่กล้องทำงาน และภาพคนต่อ 100 วันกล้องพร้อมช่วงความเชื่อมั่น เจ้าหน้าที่ไม่ใช่ผู้ต้องสงสัยจึงไม่นับ กล้องที่ไม่มีวันสุดท้ายถือว่าทำงานถึงบันทึกสุดท้าย กล้องที่หายหรือเสียถือว่าทำงานถึงภาพสุดท้าย กล้องที่ไม่มีภาพในวันที่ทำงานคือไม่พบใคร ที่ที่ไม่มีกล้องคือไม่รู้อะไร</translation>
    </message>
    <message>
      <source>Days per patrol</source>
      <translation>วันต่อการลาดตระเวน</translation>
    </message>
    <message>
      <source>Days since last visit</source>
      <translation>จำนวนวันนับจากครั้งล่าสุด</translation>
    </message>
    <message>
      <source>Days to replay (0: as long as the cycle)</source>
      <translation>จำนวนวันที่จำลอง (0: เท่ากับรอบ)</translation>
    </message>
    <message>
      <source>Days with a visit</source>
      <translation>จำนวนวันที่เข้าพื้นที่</translation>
    </message>
    <message>
      <source>Defects to put into the exports</source>
      <translation>ข้อบกพร่องที่จะใส่ในไฟล์ส่งออก</translation>
    </message>
    <message>
      <source>Definitions</source>
      <translation>นิยามการวัด</translation>
    </message>
    <message>
      <source>Density per effort</source>
      <translation>ความหนาแน่นต่อปริมาณงาน</translation>
    </message>
    <message>
      <source>Deployments of which no working day is known, without a first day and a picture, or lost without one: {n}; they count no days.</source>
      <translation>การติดตั้งที่ไม่ทราบวันทำงาน เพราะไม่มีวันแรกและไม่มีภาพ หรือหายไปโดยไม่มีภาพ: {n} ครั้ง ไม่นับวัน</translation>
    </message>
    <message>
      <source>Deployments that end before they begin and count no days: {n}.</source>
      <translation>การติดตั้งที่สิ้นสุดก่อนเริ่ม จึงไม่นับวัน: {n} ครั้ง</translation>
    </message>
    <message>
      <source>Deployments without a first day, counted from the first picture of the camera: {n}.</source>
      <translation>การติดตั้งที่ไม่มีวันแรก นับจากภาพแรกของกล้อง: {n} ครั้ง</translation>
    </message>
    <message>
      <source>Details</source>
      <translation>รายละเอียด</translation>
    </message>
    <message>
      <source>Detection per km</source>
      <translation>การตรวจพบต่อกม.</translation>
    </message>
    <message>
      <source>Detection told by the data (1) or assumed (0)</source>
      <translation>การตรวจพบบอกได้จากข้อมูล (1) หรือสมมติ (0)</translation>
    </message>
    <message>
      <source>Deterrence</source>
      <translation>ผลการป้องปราม</translation>
    </message>
    <message>
      <source>Deterrence cannot be told from these records (finds: {n:,}): it takes finds, and effort that changed differently from sector to sector, over several periods.</source>
      <translation>บอกผลการป้องปรามจากบันทึกเหล่านี้ไม่ได้ (พบ {n:,} ครั้ง) เพราะต้องมีสิ่งที่พบ และการลาดตระเวนที่เปลี่ยนต่างกันในแต่ละเขตจัดการ ตลอดหลายช่วงเวลา</translation>
    </message>
    <message>
      <source>Deterrence: finds not counted, without a day or a place in a sector, not made on patrol, or in a part of a period at the start or end of the data: {n:,} of {total:,}.</source>
      <translation>ผลการป้องปราม: ไม่นับ {n:,} จาก {total:,} สิ่งที่พบ เพราะไม่มีวันที่ ไม่อยู่ในเขตจัดการ ไม่ได้พบระหว่างลาดตระเวน หรืออยู่ในช่วงเวลาที่ไม่ครบตอนต้นหรือท้ายข้อมูล</translation>
    </message>
    <message>
      <source>Deterrence: pairs of sector and period without a patrol: {n} of {total}; neither they nor what followed them is compared.</source>
      <translation>ผลการป้องปราม: {n} จาก {total} คู่ของเขตจัดการกับช่วงเวลาไม่มีการลาดตระเวน จึงไม่เปรียบเทียบทั้งช่วงนั้นและช่วงที่ตามมา</translation>
    </message>
    <message>
      <source>Deterrence: sectors: {sectors}; periods (each a {kind}): {periods}; finds: {n:,} on {km:,.0f} km. The effort of the same period stands in the rate itself and is not to be read.</source>
      <translation>ผลการป้องปราม: {sectors} เขตจัดการ {periods} ช่วงเวลา (ช่วงละหนึ่ง{kind}) พบ {n:,} ครั้งในระยะ {km:,.0f} กม. การลาดตระเวนของช่วงเดียวกันอยู่ในอัตราการพบเองแล้ว จึงห้ามนำมาอ่าน</translation>
    </message>
    <message>
      <source>Device</source>
      <translation>อุปกรณ์</translation>
    </message>
    <message>
      <source>Difference, lower end of the interval</source>
      <translation>ผลต่าง ปลายล่างของช่วง</translation>
    </message>
    <message>
      <source>Difference, upper end of the interval</source>
      <translation>ผลต่าง ปลายบนของช่วง</translation>
    </message>
    <message>
      <source>Direction, degrees</source>
      <translation>ทิศทาง องศา</translation>
    </message>
    <message>
      <source>Dismiss</source>
      <translation>ละไว้</translation>
    </message>
    <message>
      <source>Distance patrolled</source>
      <translation>ระยะลาดตระเวน</translation>
    </message>
    <message>
      <source>Distance patrolled: {part}</source>
      <translation>ระยะลาดตระเวน: {part}</translation>
    </message>
    <message>
      <source>Distance patrolled: {transport}</source>
      <translation>ระยะลาดตระเวน: {transport}</translation>
    </message>
    <message>
      <source>Done.</source>
      <translation>เสร็จแล้ว</translation>
    </message>
    <message>
      <source>Draws by chance</source>
      <translation>จำนวนครั้งที่สุ่ม</translation>
    </message>
    <message>
      <source>E {zone}</source>
      <translation>E {zone}</translation>
    </message>
    <message>
      <source>EarthRanger has marked this position as wrong. Nothing is to be done.</source>
      <translation>EarthRanger ระบุว่าตำแหน่งนี้ผิด ไม่ต้องทำอะไร</translation>
    </message>
    <message>
      <source>EarthRanger patrols, events and positions</source>
      <translation>การลาดตระเวน เหตุการณ์ และตำแหน่งของ EarthRanger</translation>
    </message>
    <message>
      <source>EarthRanger positions (CSV)</source>
      <translation>ตำแหน่งของ EarthRanger (CSV)</translation>
    </message>
    <message>
      <source>EarthRanger reports (CSV)</source>
      <translation>รายงาน EarthRanger (CSV)</translation>
    </message>
    <message>
      <source>East (X)</source>
      <translation>ตะวันออก (X)</translation>
    </message>
    <message>
      <source>Effect by lag</source>
      <translation>ผลแยกตามเวลาที่ตามหลัง</translation>
    </message>
    <message>
      <source>Effect by sector</source>
      <translation>ผลแยกตามเขตจัดการ</translation>
    </message>
    <message>
      <source>Effort</source>
      <translation>งานลาดตระเวน</translation>
    </message>
    <message>
      <source>Effort by group</source>
      <translation>ความพยายามลาดตระเวนแยกตามกลุ่ม</translation>
    </message>
    <message>
      <source>Effort per cell</source>
      <translation>ระยะลาดตระเวนรายช่อง</translation>
    </message>
    <message>
      <source>Elasticity</source>
      <translation>ความยืดหยุ่น</translation>
    </message>
    <message>
      <source>Elevation (*.tif *.tiff);;All files (*)</source>
      <translation>ความสูง (*.tif *.tiff);;ทุกไฟล์ (*)</translation>
    </message>
    <message>
      <source>Elevation (GeoTIFF, metres) to lay the park on</source>
      <translation>ความสูงภูมิประเทศ (GeoTIFF หน่วยเมตร) ที่จะวางอุทยานลงไป</translation>
    </message>
    <message>
      <source>Emerging</source>
      <translation>การเกิดใหม่</translation>
    </message>
    <message>
      <source>Emerging hotspots</source>
      <translation>จุดร้อนที่กำลังเกิด</translation>
    </message>
    <message>
      <source>Emerging hotspots per cell</source>
      <translation>จุดร้อนที่กำลังเกิดรายช่อง</translation>
    </message>
    <message>
      <source>Encoding</source>
      <translation>รหัสอักขระ</translation>
    </message>
    <message>
      <source>Encoding of texts (empty: recognised)</source>
      <translation>รหัสอักขระของข้อความ (ว่าง: ตรวจหาเอง)</translation>
    </message>
    <message>
      <source>Encounter rate per cell</source>
      <translation>อัตราการพบรายช่อง</translation>
    </message>
    <message>
      <source>Encounter rates</source>
      <translation>อัตราการพบภัยคุกคาม</translation>
    </message>
    <message>
      <source>End</source>
      <translation>สิ้นสุด</translation>
    </message>
    <message>
      <source>Error of the chance of a find, 0 to 1</source>
      <translation>ความคลาดเคลื่อนของโอกาสพบ 0 ถึง 1</translation>
    </message>
    <message>
      <source>Every month has records.</source>
      <translation>มีข้อมูลครบทุกเดือน</translation>
    </message>
    <message>
      <source>Exact kilometres and hours of patrol per planning cell. Fixes that several team members recorded of the same patrol count once; GPS spikes were taken out at import. The kilometres after repair stand beside those along all fixes as recorded and those that the source itself states. Movement and rest are told apart: who stays within 100 m for a quarter of an hour or more rests. A table gives the same by sector, station, team, transport, time, day or night and patrols with partners, in any combination; its kilometres and hours add up to the whole, its patrol-days count in every group that they entered.</source>
      <translation>ระยะทางและชั่วโมงลาดตระเวนที่แม่นยำของแต่ละช่องตาราง จุดพิกัดที่สมาชิกหลายคนบันทึกจากการลาดตระเวนเดียวกันนับครั้งเดียว จุด GPS ที่กระโดดผิดปกติถูกตัดออกตอนนำเข้าแล้ว ระยะทางหลังซ่อมแซมแสดงคู่กับระยะทางตามจุดทั้งหมดที่บันทึกและระยะทางที่ต้นทางระบุ แยกการเคลื่อนที่ออกจากการพัก: ผู้ที่อยู่ภายใน 100 ม. นานสิบห้านาทีขึ้นไปถือว่าพัก ตารางแสดงข้อมูลเดียวกันแยกตามเขตจัดการ หน่วยพิทักษ์ ชุดลาดตระเวน พาหนะ เวลา กลางวันหรือกลางคืน และการลาดตระเวนร่วม จะรวมกันอย่างไรก็ได้ กิโลเมตรและชั่วโมงรวมกันเท่ากับทั้งหมด ส่วนวันลาดตระเวนนับในทุกกลุ่มที่เข้าไป</translation>
    </message>
    <message>
      <source>Example</source>
      <translation>ตัวอย่าง</translation>
    </message>
    <message>
      <source>Expected use by intruders</source>
      <translation>เส้นทางที่คาดว่าผู้บุกรุกใช้</translation>
    </message>
    <message>
      <source>Explained by visits</source>
      <translation>วันที่ไปถึงอธิบายได้</translation>
    </message>
    <message>
      <source>Export log…</source>
      <translation>ส่งออกบันทึก…</translation>
    </message>
    <message>
      <source>Exports ({kinds});;All files (*)</source>
      <translation>ไฟล์ส่งออก ({kinds});;ทุกไฟล์ (*)</translation>
    </message>
    <message>
      <source>Factor</source>
      <translation>ปัจจัย</translation>
    </message>
    <message>
      <source>Fall a year that would be seen, %</source>
      <translation>การลดลงต่อปีที่จะตรวจพบได้ %</translation>
    </message>
    <message>
      <source>Fall a year that would be seen, percent</source>
      <translation>การลดลงต่อปีที่จะตรวจเห็นได้ ร้อยละ</translation>
    </message>
    <message>
      <source>Fall that would have been shown, percent</source>
      <translation>การลดลงที่จะแสดงให้เห็นได้ ร้อยละ</translation>
    </message>
    <message>
      <source>Falling, also when the number of tests is allowed for: {names}.</source>
      <translation>ลดลง แม้คำนึงถึงจำนวนการทดสอบแล้ว: {names}</translation>
    </message>
    <message>
      <source>Faults found</source>
      <translation>ข้อผิดพลาดที่พบ</translation>
    </message>
    <message>
      <source>Features in quarantine</source>
      <translation>จำนวนที่กักไว้</translation>
    </message>
    <message>
      <source>Features read</source>
      <translation>จำนวนที่อ่าน</translation>
    </message>
    <message>
      <source>Features repaired, each on record</source>
      <translation>จำนวนที่แก้ไข มีบันทึกทุกรายการ</translation>
    </message>
    <message>
      <source>Features stored as they were</source>
      <translation>จำนวนที่เก็บตามเดิม</translation>
    </message>
    <message>
      <source>File</source>
      <translation>ไฟล์</translation>
    </message>
    <message>
      <source>File is not a zip file</source>
      <translation>ไม่ใช่ไฟล์ zip</translation>
    </message>
    <message>
      <source>File, zip or folder</source>
      <translation>ไฟล์ ไฟล์ zip หรือโฟลเดอร์</translation>
    </message>
    <message>
      <source>Files</source>
      <translation>จำนวนไฟล์</translation>
    </message>
    <message>
      <source>Files found</source>
      <translation>ไฟล์ที่พบ</translation>
    </message>
    <message>
      <source>Files passed over</source>
      <translation>ไฟล์ที่ข้าม</translation>
    </message>
    <message>
      <source>Files read</source>
      <translation>ไฟล์ที่อ่าน</translation>
    </message>
    <message>
      <source>Files that cannot be used</source>
      <translation>ไฟล์ที่ใช้ไม่ได้</translation>
    </message>
    <message>
      <source>Files to import</source>
      <translation>ไฟล์ที่จะนำเข้า</translation>
    </message>
    <message>
      <source>Files with a question to answer</source>
      <translation>ไฟล์ที่มีคำถามต้องตอบ</translation>
    </message>
    <message>
      <source>Find</source>
      <translation>สิ่งที่พบ</translation>
    </message>
    <message>
      <source>Finds</source>
      <translation>จำนวนที่พบ</translation>
    </message>
    <message>
      <source>Finds are bunched on some patrols (they vary {times:.1f} times as much as single finds would), so intervals are wider.</source>
      <translation>สิ่งที่พบกระจุกอยู่ในการลาดตระเวนบางครั้ง (แปรปรวน {times:.1f} เท่าของการพบทีละครั้ง) ช่วงความเชื่อมั่นจึงกว้างขึ้น</translation>
    </message>
    <message>
      <source>Finds are only made where patrols go, so maps that point to where we always go look better than they are: compare finds per km too.</source>
      <translation>สิ่งผิดกฎหมายพบได้เฉพาะที่ลาดตระเวนไปถึง แผนที่ที่ชี้ไปยังที่ที่เราไปเสมอจึงดูดีเกินจริง ให้เทียบสิ่งที่พบต่อกิโลเมตรด้วย</translation>
    </message>
    <message>
      <source>Finds caught</source>
      <translation>สิ่งที่พบในพื้นที่ชี้</translation>
    </message>
    <message>
      <source>Finds caught in a tenth of the site</source>
      <translation>สิ่งที่พบในหนึ่งในสิบของพื้นที่</translation>
    </message>
    <message>
      <source>Finds caught, %</source>
      <translation>สิ่งที่พบในพื้นที่ชี้ %</translation>
    </message>
    <message>
      <source>Finds in no cluster</source>
      <translation>สิ่งที่พบซึ่งไม่อยู่ในกลุ่มใด</translation>
    </message>
    <message>
      <source>Finds in the densest tenth, %</source>
      <translation>สิ่งที่พบในหนึ่งในสิบที่หนาแน่นที่สุด %</translation>
    </message>
    <message>
      <source>Finds in the strongest window</source>
      <translation>สิ่งที่พบในวงที่เด่นที่สุด</translation>
    </message>
    <message>
      <source>Finds in the tenth with the highest risk, %</source>
      <translation>สิ่งที่พบในหนึ่งในสิบที่เสี่ยงที่สุด %</translation>
    </message>
    <message>
      <source>Finds of threats</source>
      <translation>ภัยคุกคามที่พบ</translation>
    </message>
    <message>
      <source>Finds of threats per 1,000 km</source>
      <translation>ภัยคุกคามที่พบต่อ 1,000 กม.</translation>
    </message>
    <message>
      <source>Finds on patrol, on which the rates rest</source>
      <translation>จำนวนที่พบขณะลาดตระเวน ซึ่งใช้คิดอัตรา</translation>
    </message>
    <message>
      <source>Finds on patrolled ground: {finds}; at least {least} are needed to tell a hotspot from chance. Cells not visited, so unknown, not safe: {unknown:,}.</source>
      <translation>สิ่งที่พบในพื้นที่ที่ลาดตระเวน {finds} รายการ ต้องมีอย่างน้อย {least} รายการจึงจะแยกจุดร้อนจากความบังเอิญได้ ช่องที่ไม่ได้เข้าถึง ถือว่าไม่ทราบ ไม่ใช่ปลอดภัย: {unknown:,} ช่อง</translation>
    </message>
    <message>
      <source>Finds on patrolled ground: {n}, too few for a cluster to be seen.</source>
      <translation>สิ่งที่พบบนพื้นที่ลาดตระเวน: {n} รายการ น้อยเกินกว่าจะเห็นกลุ่ม</translation>
    </message>
    <message>
      <source>Finds on which the trend rests</source>
      <translation>จำนวนที่พบซึ่งใช้คิดแนวโน้ม</translation>
    </message>
    <message>
      <source>Finds per 100 km elsewhere</source>
      <translation>สิ่งที่พบต่อ 100 กม. ที่อื่น</translation>
    </message>
    <message>
      <source>Finds per 100 km inside</source>
      <translation>สิ่งที่พบต่อ 100 กม. ในพื้นที่ชี้</translation>
    </message>
    <message>
      <source>Finds per 100 km, by category</source>
      <translation>จำนวนที่พบต่อ 100 กม. แยกตามประเภท</translation>
    </message>
    <message>
      <source>Finds per 100 km, by month</source>
      <translation>จำนวนที่พบต่อ 100 กม. แยกตามเดือน</translation>
    </message>
    <message>
      <source>Finds per 100 km, by sector</source>
      <translation>จำนวนที่พบต่อ 100 กม. แยกตามเขตจัดการ</translation>
    </message>
    <message>
      <source>Finds per 100 km, by year</source>
      <translation>จำนวนที่พบต่อ 100 กม. แยกตามปี</translation>
    </message>
    <message>
      <source>Finds per effort there over those elsewhere</source>
      <translation>สิ่งที่พบต่อความพยายามที่นั่นเทียบกับที่อื่น</translation>
    </message>
    <message>
      <source>Finds per kilometre</source>
      <translation>จำนวนที่พบต่อกิโลเมตร</translation>
    </message>
    <message>
      <source>Finds per km in {year} were {index:.2f} times those of {base} ({low:.2f} to {high:.2f}, {level:.0f} % interval).</source>
      <translation>จำนวนที่พบต่อกิโลเมตรในปี {year} เป็น {index:.2f} เท่าของปี {base} (ช่วงความเชื่อมั่น {level:.0f} %: {low:.2f} ถึง {high:.2f})</translation>
    </message>
    <message>
      <source>Finds per km in {year} were {index:.2f} times those of {base} ({low:.2f} to {high:.2f}, {level:.0f} % interval). This compares two years and shows no trend.</source>
      <translation>จำนวนที่พบต่อกิโลเมตรในปี {year} เป็น {index:.2f} เท่าของปี {base} (ช่วงความเชื่อมั่น {level:.0f} %: {low:.2f} ถึง {high:.2f}) เป็นการเทียบเพียงสองปี ไม่ใช่แนวโน้ม</translation>
    </message>
    <message>
      <source>Finds per km in {year} were {index:.2f} times those of {base}, but chance alone can make this difference ({low:.2f} to {high:.2f}, {level:.0f} % interval).</source>
      <translation>จำนวนที่พบต่อกิโลเมตรในปี {year} เป็น {index:.2f} เท่าของปี {base} แต่ความบังเอิญอย่างเดียวก็ทำให้ต่างกันเช่นนี้ได้ (ช่วงความเชื่อมั่น {level:.0f} %: {low:.2f} ถึง {high:.2f})</translation>
    </message>
    <message>
      <source>Finds per km, as a multiple of {base}</source>
      <translation>จำนวนที่พบต่อกิโลเมตร เป็นกี่เท่าของปี {base}</translation>
    </message>
    <message>
      <source>Finds per patrol</source>
      <translation>จำนวนที่พบต่อการลาดตระเวนหนึ่งครั้ง</translation>
    </message>
    <message>
      <source>Finds per patrol-day</source>
      <translation>จำนวนที่พบต่อวันลาดตระเวน</translation>
    </message>
    <message>
      <source>Finds that count in the test</source>
      <translation>สิ่งที่พบซึ่งนับในการทดสอบ</translation>
    </message>
    <message>
      <source>Finds that make a cluster</source>
      <translation>จำนวนสิ่งที่พบที่นับเป็นกลุ่ม</translation>
    </message>
    <message>
      <source>Finds there that the effort explains</source>
      <translation>สิ่งที่พบที่นั่นที่ความพยายามอธิบายได้</translation>
    </message>
    <message>
      <source>Finds with place and day</source>
      <translation>สิ่งที่พบที่รู้ตำแหน่งและวัน</translation>
    </message>
    <message>
      <source>Finds: {n:,} on {km:,.0f} km of patrol, {rate:.2f} per 100 km; the true figure lies between {low:.2f} and {high:.2f} ({level:.0f} % interval).</source>
      <translation>พบ {n:,} รายการในระยะลาดตระเวน {km:,.0f} กม. คิดเป็น {rate:.2f} ต่อ 100 กม. ค่าจริงอยู่ระหว่าง {low:.2f} ถึง {high:.2f} (ช่วงความเชื่อมั่น {level:.0f} %)</translation>
    </message>
    <message>
      <source>First day</source>
      <translation>วันแรก</translation>
    </message>
    <message>
      <source>First day of the cycle (empty: the day after the data)</source>
      <translation>วันแรกของรอบ (ว่าง: วันถัดจากข้อมูล)</translation>
    </message>
    <message>
      <source>First day of the data (2025-01-31; empty: from the first record)</source>
      <translation>วันแรกของข้อมูล (2025-01-31; ว่าง: ตั้งแต่รายการแรก)</translation>
    </message>
    <message>
      <source>First day of the data used</source>
      <translation>วันแรกของข้อมูลที่ใช้</translation>
    </message>
    <message>
      <source>First rows as understood</source>
      <translation>แถวแรก ๆ ตามที่เข้าใจ</translation>
    </message>
    <message>
      <source>First rows as written</source>
      <translation>แถวแรก ๆ ตามต้นฉบับ</translation>
    </message>
    <message>
      <source>First to arrive, % of intrusion</source>
      <translation>ไปถึงก่อน % ของการบุกรุก</translation>
    </message>
    <message>
      <source>Folder for the log</source>
      <translation>โฟลเดอร์สำหรับบันทึก</translation>
    </message>
    <message>
      <source>Folder for the model and its maps</source>
      <translation>โฟลเดอร์สำหรับแบบจำลองและแผนที่</translation>
    </message>
    <message>
      <source>Folder for the results</source>
      <translation>โฟลเดอร์ผลลัพธ์</translation>
    </message>
    <message>
      <source>Folder for the training park</source>
      <translation>โฟลเดอร์สำหรับอุทยานฝึกอบรม</translation>
    </message>
    <message>
      <source>Folder of exports</source>
      <translation>โฟลเดอร์ไฟล์ส่งออก</translation>
    </message>
    <message>
      <source>Folder of the exports, to import</source>
      <translation>โฟลเดอร์ของไฟล์ส่งออก สำหรับนำเข้า</translation>
    </message>
    <message>
      <source>Folder of the layers of the park</source>
      <translation>โฟลเดอร์ของชั้นข้อมูลอุทยาน</translation>
    </message>
    <message>
      <source>Folder of the training park, with its truth</source>
      <translation>โฟลเดอร์ของอุทยานฝึกอบรม ที่มีเฉลยอยู่ด้วย</translation>
    </message>
    <message>
      <source>Folder of the truth, to keep back</source>
      <translation>โฟลเดอร์ของเฉลย ผู้ฝึกเก็บไว้</translation>
    </message>
    <message>
      <source>Folder to watch for new exports (Cancel: watch none)</source>
      <translation>โฟลเดอร์ที่จะเฝ้าดูไฟล์ส่งออกใหม่ (ยกเลิก: ไม่เฝ้าดู)</translation>
    </message>
    <message>
      <source>For the commander only: do not hand out.</source>
      <translation>สำหรับหัวหน้าเท่านั้น ห้ามแจกจ่าย</translation>
    </message>
    <message>
      <source>For {hours:,.0f} hours between fixes of one patrol it is not known where the team was: they count neither as movement nor as rest.</source>
      <translation>มี {hours:,.0f} ชั่วโมงระหว่างจุดพิกัดของการลาดตระเวนเดียวกันที่ไม่ทราบว่าชุดลาดตระเวนอยู่ที่ใด จึงไม่นับทั้งเป็นการเคลื่อนที่และการพัก</translation>
    </message>
    <message>
      <source>Foretold and seen differ by {error:.1f} percentage points on average over {n:,} visits that the model had not seen.</source>
      <translation>ค่าที่ทำนายกับที่พบจริงต่างกันเฉลี่ย {error:.1f} จุดร้อยละ จากการเข้าช่อง {n:,} ครั้งที่แบบจำลองไม่เคยเห็น</translation>
    </message>
    <message>
      <source>Forget</source>
      <translation>ลบการจับคู่</translation>
    </message>
    <message>
      <source>Form of the time</source>
      <translation>รูปแบบวันเวลา</translation>
    </message>
    <message>
      <source>Found</source>
      <translation>พบ</translation>
    </message>
    <message>
      <source>Found on</source>
      <translation>วันที่พบ</translation>
    </message>
    <message>
      <source>Found, not on one day</source>
      <translation>พบ ไม่ใช่วันเดียวกัน</translation>
    </message>
    <message>
      <source>From</source>
      <translation>ที่มา</translation>
    </message>
    <message>
      <source>From {least} % at {small} m to {most} % at {large} m.</source>
      <translation>ตั้งแต่ {least} % ที่ {small} ม. ถึง {most} % ที่ {large} ม.</translation>
    </message>
    <message>
      <source>From {now:.0f} % visited, {target:.0f} % of the site takes {km:,.0f} km more: {days:,.0f} patrol-days in {tours:.0f} patrols; no plan can do it with less than {bound:,.0f} km.</source>
      <translation>จากที่ไปถึงแล้ว {now:.0f} % ต้องเดินเพิ่ม {km:,.0f} กม. จึงถึง {target:.0f} % ของพื้นที่: {days:,.0f} วันลาดตระเวน ใน {tours:.0f} ชุดเดิน ไม่มีแผนใดใช้น้อยกว่า {bound:,.0f} กม.</translation>
    </message>
    <message>
      <source>From {start} to {end} patrols reached {cells} % of the site by planning cells of {size} m, {subcells} % by sub-cells of {fine} m, and {swath} % came within sight; the target of {target} % is meant for one year.</source>
      <translation>ตั้งแต่ {start} ถึง {end} ชุดลาดตระเวนไปถึง {cells} % ของพื้นที่เมื่อวัดด้วยช่องวางแผนขนาด {size} ม. {subcells} % เมื่อวัดด้วยช่องย่อยขนาด {fine} ม. และ {swath} % อยู่ในระยะมองเห็น เป้าหมาย {target} % เป็นเป้าหมายสำหรับหนึ่งปี</translation>
    </message>
    <message>
      <source>From {start} to {end} patrols reached {cells} % of the site by planning cells of {size} m; the target of {target} % for a year was not passed by then.</source>
      <translation>ตั้งแต่ {start} ถึง {end} ชุดลาดตระเวนไปถึง {cells} % ของพื้นที่เมื่อวัดด้วยช่องวางแผนขนาด {size} ม. ถึงเวลานั้นยังไม่ผ่านเป้าหมาย {target} % ของปี</translation>
    </message>
    <message>
      <source>From {start} to {end} patrols reached {cells} % of the site by planning cells of {size} m; they passed the target of {target} % for a year on {day}.</source>
      <translation>ตั้งแต่ {start} ถึง {end} ชุดลาดตระเวนไปถึง {cells} % ของพื้นที่เมื่อวัดด้วยช่องวางแผนขนาด {size} ม. และผ่านเป้าหมาย {target} % ของปีเมื่อ {day}</translation>
    </message>
    <message>
      <source>From {start} to {end} patrols reached {cells} % of the site, short of the target of {target} % for a year, by planning cells of {size} m; by sub-cells of {fine} m it is {subcells} %, and {swath} % came within sight of a patrol.</source>
      <translation>ตั้งแต่ {start} ถึง {end} ชุดลาดตระเวนไปถึง {cells} % ของพื้นที่ ยังไม่ถึงเป้าหมาย {target} % ต่อปี วัดด้วยช่องวางแผนขนาด {size} ม. วัดด้วยช่องย่อยขนาด {fine} ม. ได้ {subcells} % และ {swath} % อยู่ในระยะมองเห็นของการลาดตระเวน</translation>
    </message>
    <message>
      <source>From {start} to {end} patrols reached {cells} % of the site, which meets the target of {target} % for a year, by planning cells of {size} m; by sub-cells of {fine} m it is {subcells} %, and {swath} % came within sight of a patrol.</source>
      <translation>ตั้งแต่ {start} ถึง {end} ชุดลาดตระเวนไปถึง {cells} % ของพื้นที่ ซึ่งถึงเป้าหมาย {target} % ต่อปี วัดด้วยช่องวางแผนขนาด {size} ม. วัดด้วยช่องย่อยขนาด {fine} ม. ได้ {subcells} % และ {swath} % อยู่ในระยะมองเห็นของการลาดตระเวน</translation>
    </message>
    <message>
      <source>From {start} to {end}, by the site's planning cells of {cell} m, it is {cells} %.</source>
      <translation>ตั้งแต่ {start} ถึง {end} เมื่อวัดด้วยช่องวางแผนของพื้นที่ขนาด {cell} ม. ได้ {cells} %</translation>
    </message>
    <message>
      <source>From {start} to {end}, by the site's planning cells of {cell} m, it is {cells} %; by sub-cells of {fine} m {subcells} %.</source>
      <translation>ตั้งแต่ {start} ถึง {end} เมื่อวัดด้วยช่องวางแผนของพื้นที่ขนาด {cell} ม. ได้ {cells} % และเมื่อวัดด้วยช่องย่อยขนาด {fine} ม. ได้ {subcells} %</translation>
    </message>
    <message>
      <source>From, days apart</source>
      <translation>จาก ห่างกันกี่วัน</translation>
    </message>
    <message>
      <source>From, m apart</source>
      <translation>จาก ห่างกันกี่เมตร</translation>
    </message>
    <message>
      <source>Full width in metres that a patrol looks over, by transport (foot=100; vehicle=60)</source>
      <translation>ความกว้างเต็มเป็นเมตรที่ชุดลาดตระเวนมองเห็น แยกตามพาหนะ (foot=100; vehicle=60)</translation>
    </message>
    <message>
      <source>Full width in metres that a patrol looks over, by transport (foot=100; vehicle=60; empty: as the site says)</source>
      <translation>ความกว้างเต็มเป็นเมตรที่ชุดลาดตระเวนมองเห็น ตามพาหนะ (foot=100; vehicle=60; เว้นว่าง: ตามค่าของพื้นที่)</translation>
    </message>
    <message>
      <source>Further finds within {metres:,.0f} m, by days after a find</source>
      <translation>สิ่งที่พบเพิ่มภายใน {metres:,.0f} ม. ตามจำนวนวันหลังการพบ</translation>
    </message>
    <message>
      <source>GPS fix</source>
      <translation>จุด GPS</translation>
    </message>
    <message>
      <source>GPX tracks and waypoints</source>
      <translation>เส้นทางและจุดพิกัด GPX</translation>
    </message>
    <message>
      <source>Gap</source>
      <translation>ช่องว่าง</translation>
    </message>
    <message>
      <source>Gap per cell</source>
      <translation>ช่องว่างการลาดตระเวนรายช่อง</translation>
    </message>
    <message>
      <source>Gaps</source>
      <translation>ช่องว่างการลาดตระเวน</translation>
    </message>
    <message>
      <source>Gaps of the sectors</source>
      <translation>ช่องว่างของเขตจัดการ</translation>
    </message>
    <message>
      <source>Gi* of finds per km</source>
      <translation>Gi* ของสิ่งที่พบต่อกม.</translation>
    </message>
    <message>
      <source>Girth (cm)</source>
      <translation>เส้นรอบวง (ซม.)</translation>
    </message>
    <message>
      <source>Grade of the information</source>
      <translation>ความน่าเชื่อถือของข่าว</translation>
    </message>
    <message>
      <source>Grade of the source</source>
      <translation>ความน่าเชื่อถือของแหล่งข่าว</translation>
    </message>
    <message>
      <source>Ground</source>
      <translation>ภูมิประเทศ</translation>
    </message>
    <message>
      <source>Groups of finds</source>
      <translation>กลุ่มสิ่งที่พบ</translation>
    </message>
    <message>
      <source>Groups of finds that lie close together (DBSCAN, or HDBSCAN for groups of different density), each with its outline, days, effort and rate. Finds are dense where patrols pass often: only a cluster whose rate is above that of the site is more than a busy road.</source>
      <translation>กลุ่มสิ่งที่พบที่อยู่ใกล้กัน (DBSCAN หรือ HDBSCAN สำหรับกลุ่มที่หนาแน่นต่างกัน) แต่ละกลุ่มมีขอบเขต วัน ปริมาณงาน และอัตรา ที่ที่ลาดตระเวนผ่านบ่อยย่อมพบหนาแน่น เฉพาะกลุ่มที่อัตราสูงกว่าทั้งพื้นที่เท่านั้นที่เป็นมากกว่าถนนที่ใช้บ่อย</translation>
    </message>
    <message>
      <source>Groups of suspects per 100 camera-days</source>
      <translation>กลุ่มผู้ต้องสงสัยต่อ 100 วันกล้อง</translation>
    </message>
    <message>
      <source>Groups of suspects seen by cameras</source>
      <translation>กลุ่มผู้ต้องสงสัยที่กล้องพบ</translation>
    </message>
    <message>
      <source>Groups of suspects stopped after a picture</source>
      <translation>กลุ่มผู้ต้องสงสัยที่ถูกสกัดหลังได้ภาพ</translation>
    </message>
    <message>
      <source>Groups photographed in a cycle</source>
      <translation>กลุ่มที่ถูกถ่ายภาพในหนึ่งรอบ</translation>
    </message>
    <message>
      <source>Groups photographed in time to stop them</source>
      <translation>กลุ่มที่ถูกถ่ายภาพทันเวลาพอจะสกัดได้</translation>
    </message>
    <message>
      <source>Groups stopped in a cycle</source>
      <translation>กลุ่มที่ถูกสกัดในหนึ่งรอบ</translation>
    </message>
    <message>
      <source>Half axis, km</source>
      <translation>ครึ่งแกน กม.</translation>
    </message>
    <message>
      <source>Half of the ground that was visited again is visited every {days} days or more often; {once} % of the site was visited on one day only and {unvisited} % not at all.</source>
      <translation>ครึ่งหนึ่งของพื้นที่ที่มีการกลับเข้าไปซ้ำ มีการเข้าไปทุก {days} วันหรือถี่กว่านั้น {once} % ของพื้นที่มีการเข้าไปเพียงวันเดียว และ {unvisited} % ไม่มีการเข้าไปเลย</translation>
    </message>
    <message>
      <source>Half of the ground that was visited again was visited on successive days; {once} % of the site was visited on one day only and {unvisited} % not at all.</source>
      <translation>ครึ่งหนึ่งของพื้นที่ที่มีการกลับเข้าไปซ้ำ มีการเข้าไปในวันติดกัน {once} % ของพื้นที่มีการเข้าไปเพียงวันเดียว และ {unvisited} % ไม่มีการเข้าไปเลย</translation>
    </message>
    <message>
      <source>Half of what may go undetected lies in {half:,} of {cells:,} cells; {never:,} cells were not visited at all.</source>
      <translation>ครึ่งหนึ่งของสิ่งที่อาจยังไม่พบอยู่ใน {half:,} จาก {cells:,} ช่อง และมี {never:,} ช่องที่ไม่ได้เข้าถึงเลย</translation>
    </message>
    <message>
      <source>Harm prevented in a cycle (trees, snares …)</source>
      <translation>ความเสียหายที่ป้องกันได้ในหนึ่งรอบ (ต้นไม้ บ่วง …)</translation>
    </message>
    <message>
      <source>Harm prevented, percent</source>
      <translation>ความเสียหายที่ป้องกันได้ ร้อยละ</translation>
    </message>
    <message>
      <source>Head start</source>
      <translation>เวลานำ</translation>
    </message>
    <message>
      <source>High is</source>
      <translation>ค่าสูงคือ</translation>
    </message>
    <message>
      <source>Highest percentage of all definitions</source>
      <translation>ร้อยละสูงสุดของทุกนิยาม</translation>
    </message>
    <message>
      <source>Hillshade</source>
      <translation>เงาภูเขา</translation>
    </message>
    <message>
      <source>Hit rate after over before (RRI)</source>
      <translation>อัตราพบหลังต่อก่อน (RRI)</translation>
    </message>
    <message>
      <source>Hits by cycle</source>
      <translation>ผลรายรอบ</translation>
    </message>
    <message>
      <source>Hot cells</source>
      <translation>ช่องจุดร้อน</translation>
    </message>
    <message>
      <source>Hot cells by their history</source>
      <translation>ช่องร้อนตามประวัติ</translation>
    </message>
    <message>
      <source>Hot cells: consecutive</source>
      <translation>ช่องร้อน: ต่อเนื่อง</translation>
    </message>
    <message>
      <source>Hot cells: diminishing</source>
      <translation>ช่องร้อน: ลดลง</translation>
    </message>
    <message>
      <source>Hot cells: historical</source>
      <translation>ช่องร้อน: ในอดีต</translation>
    </message>
    <message>
      <source>Hot cells: intensifying</source>
      <translation>ช่องร้อน: รุนแรงขึ้น</translation>
    </message>
    <message>
      <source>Hot cells: new</source>
      <translation>ช่องร้อน: ใหม่</translation>
    </message>
    <message>
      <source>Hot cells: oscillating</source>
      <translation>ช่องร้อน: สลับร้อนเย็น</translation>
    </message>
    <message>
      <source>Hot cells: persistent</source>
      <translation>ช่องร้อน: คงอยู่</translation>
    </message>
    <message>
      <source>Hot cells: sporadic</source>
      <translation>ช่องร้อน: เป็นครั้งคราว</translation>
    </message>
    <message>
      <source>Hot or cold</source>
      <translation>ร้อนหรือเย็น</translation>
    </message>
    <message>
      <source>Hotspots</source>
      <translation>จุดร้อน</translation>
    </message>
    <message>
      <source>Hotspots and gaps</source>
      <translation>จุดร้อนและช่องว่างการลาดตระเวน</translation>
    </message>
    <message>
      <source>Hotspots over {periods} periods, in cells: {new} new, {lasting} lasting, {waning} waning or past, {wavering} on and off; {cold} cold. Cells not visited lately, so unknown, not safe: {unknown:,}.</source>
      <translation>จุดร้อนใน {periods} ช่วง นับเป็นช่อง: ใหม่ {new} คงอยู่ {lasting} ลดลงหรือผ่านไปแล้ว {waning} เป็น ๆ หาย ๆ {wavering}; เย็น {cold} ช่องที่ไม่มีใครไปเมื่อเร็ว ๆ นี้ จึงไม่รู้ ไม่ใช่ปลอดภัย: {unknown:,}</translation>
    </message>
    <message>
      <source>Hotspots per cell</source>
      <translation>จุดร้อนรายช่อง</translation>
    </message>
    <message>
      <source>Hours</source>
      <translation>ชั่วโมง</translation>
    </message>
    <message>
      <source>Hours at rest</source>
      <translation>ชั่วโมงพัก</translation>
    </message>
    <message>
      <source>Hours at rest inside the boundary, nights in camp too</source>
      <translation>ชั่วโมงพักในเขตพื้นที่ รวมคืนที่พักแรม</translation>
    </message>
    <message>
      <source>Hours on the move</source>
      <translation>ชั่วโมงเคลื่อนที่</translation>
    </message>
    <message>
      <source>Hours on the move inside the boundary</source>
      <translation>ชั่วโมงเคลื่อนที่ในเขตพื้นที่</translation>
    </message>
    <message>
      <source>Hours per day</source>
      <translation>ชั่วโมงต่อวัน</translation>
    </message>
    <message>
      <source>Hours under way inside the boundary</source>
      <translation>ชั่วโมงเดินทางในแนวเขต</translation>
    </message>
    <message>
      <source>Hours under way per day</source>
      <translation>ชั่วโมงเดินทางต่อวัน</translation>
    </message>
    <message>
      <source>Hours without fixes, counted nowhere</source>
      <translation>ชั่วโมงที่ไม่มีจุดพิกัด ไม่นับที่ใด</translation>
    </message>
    <message>
      <source>How far the map can be trusted</source>
      <translation>เชื่อแผนที่ได้เพียงใด</translation>
    </message>
    <message>
      <source>How hotspots come and go: every month, quarter or half-year is tested as a map of hotspots is, and each cell is classed by its history. New: hot in the last period for the first time. Consecutive: hot without a break up to the last, never before. Intensifying, persistent, diminishing: hot in nine of ten periods and now, rising, level or falling. Sporadic: hot now and then. Oscillating: hot now, cold once. Historical: hot in nine of ten periods, not now. Cold likewise. False alarms are held down over all periods together. A period in which nobody was in a cell does not count; cells without a visit lately are unknown, not safe.</source>
      <translation>จุดร้อนเกิดและหายอย่างไร: ทดสอบทุกเดือน ไตรมาส หรือครึ่งปีเหมือนแผนที่จุดร้อน แล้วจัดแต่ละช่องตามประวัติ ใหม่: ร้อนครั้งแรกในช่วงสุดท้าย ต่อเนื่อง: ร้อนไม่ขาดจนถึงช่วงสุดท้ายและไม่เคยมาก่อน รุนแรงขึ้น คงอยู่ ลดลง: ร้อนเก้าในสิบช่วงและตอนนี้ โดยเพิ่มขึ้น เท่าเดิม หรือลดลง เป็นครั้งคราว: ร้อนบางครั้งและตอนนี้ สลับร้อนเย็น: ร้อนตอนนี้ เคยเย็น ในอดีต: ร้อนเก้าในสิบช่วงแต่ไม่ใช่ตอนนี้ เย็นก็เช่นเดียวกัน ควบคุมการเตือนผิดรวมทุกช่วง ช่วงที่ไม่มีใครอยู่ในช่องไม่นับ ช่องที่ไม่มีใครไปเมื่อเร็ว ๆ นี้คือไม่รู้ ไม่ใช่ปลอดภัย</translation>
    </message>
    <message>
      <source>How it is written</source>
      <translation>รูปแบบไฟล์</translation>
    </message>
    <message>
      <source>How likely threats are, as a multiple of the mean of the park. Hatched cells were not visited: there the map follows the ground alone.</source>
      <translation>ภัยคุกคามน่าจะเกิดมากน้อยเพียงใด เป็นกี่เท่าของค่าเฉลี่ยทั้งอุทยาน ช่องที่มีเส้นลายไม่มีใครไปถึง ที่นั่นแผนที่อาศัยลักษณะพื้นที่เท่านั้น</translation>
    </message>
    <message>
      <source>How many kilometres and patrol-days from today's stations it takes until 60, 70, 80 and 90 % of the site have been visited, with patrols that can be walked within their hours, and the kilometres below which no plan can do it.</source>
      <translation>ต้องใช้กี่กิโลเมตรและกี่วันลาดตระเวนจากหน่วยที่มีวันนี้ จึงไปถึง 60, 70, 80 และ 90 % ของพื้นที่ ด้วยการลาดตระเวนที่เดินได้จริงในเวลาที่มี และระยะที่น้อยที่สุดที่แผนใด ๆ จะทำได้</translation>
    </message>
    <message>
      <source>How many times more is at stake where rosewood stands</source>
      <translation>ที่ที่มีไม้พะยูงมีมูลค่าเสี่ยงสูญเสียมากกว่ากี่เท่า</translation>
    </message>
    <message>
      <source>How maps did in the past</source>
      <translation>แผนที่ทำได้ดีเพียงใดในอดีต</translation>
    </message>
    <message>
      <source>How much a patrol overlooks could not be told from the data: read the map as risk relative to the mean of the site, not as a probability of presence.</source>
      <translation>ข้อมูลบอกไม่ได้ว่าการลาดตระเวนมองข้ามไปเท่าใด ให้อ่านแผนที่เป็นความเสี่ยงเทียบกับค่าเฉลี่ยของพื้นที่ ไม่ใช่ความน่าจะเป็นที่มีภัยคุกคาม</translation>
    </message>
    <message>
      <source>How sure the risk is</source>
      <translation>ความเสี่ยงแน่นอนเพียงใด</translation>
    </message>
    <message>
      <source>How the percentage of coverage depends on the definition: the same patrols by cells of several sizes, each with a grid of its own, by sub-cells of the planning cell, and by strips of several widths along the track. Two percentages can be compared only when both were measured by the same definition. Without days the last whole year of data is taken.</source>
      <translation>ร้อยละของความครอบคลุมเปลี่ยนไปตามนิยามอย่างไร: การลาดตระเวนชุดเดียวกันวัดด้วยช่องหลายขนาดซึ่งแต่ละขนาดมีตารางของตนเอง ด้วยช่องย่อยของช่องวางแผน และด้วยแถบหลายความกว้างตามเส้นทาง ร้อยละสองค่าเทียบกันได้เฉพาะเมื่อวัดด้วยนิยามเดียวกัน หากไม่ระบุวันจะใช้ปีเต็มล่าสุดของข้อมูล</translation>
    </message>
    <message>
      <source>Import</source>
      <translation>นำเข้า</translation>
    </message>
    <message>
      <source>Import files</source>
      <translation>นำเข้าไฟล์</translation>
    </message>
    <message>
      <source>Import files…</source>
      <translation>นำเข้าไฟล์…</translation>
    </message>
    <message>
      <source>Import folder…</source>
      <translation>นำเข้าโฟลเดอร์…</translation>
    </message>
    <message>
      <source>Import into {site}</source>
      <translation>นำเข้าสู่ {site}</translation>
    </message>
    <message>
      <source>Import more years of patrols, or choose a shorter cycle.</source>
      <translation>นำเข้าข้อมูลลาดตระเวนหลายปีขึ้น หรือเลือกรอบที่สั้นลง</translation>
    </message>
    <message>
      <source>Import patrols first (importfiles).</source>
      <translation>โปรดนำเข้าการลาดตระเวนก่อน (importfiles)</translation>
    </message>
    <message>
      <source>Import patrols or observations first (importfiles).</source>
      <translation>โปรดนำเข้าการลาดตระเวนหรือสิ่งที่พบก่อน (importfiles)</translation>
    </message>
    <message>
      <source>Import patrols or observations first, or choose other days.</source>
      <translation>นำเข้าการลาดตระเวนหรือสิ่งที่พบก่อน หรือเลือกวันอื่น</translation>
    </message>
    <message>
      <source>Import the cameras and their pictures first (importfiles).</source>
      <translation>นำเข้ากล้องและภาพจากกล้องก่อน (importfiles)</translation>
    </message>
    <message>
      <source>Import the chosen and the corrected records again</source>
      <translation>นำเข้ารายการที่เลือกและรายการที่แก้แล้วอีกครั้ง</translation>
    </message>
    <message>
      <source>Import the reports first (importfiles).</source>
      <translation>นำเข้ารายงานแจ้งเหตุก่อน (importfiles)</translation>
    </message>
    <message>
      <source>Import {batch} of {source} read {read} records but accounts for {told}. Import the file again.</source>
      <translation>การนำเข้า {batch} จาก {source} อ่าน {read} รายการ แต่นับได้ {told} รายการ โปรดนำเข้าไฟล์ใหม่</translation>
    </message>
    <message>
      <source>Import {import_id} brought the outline of the site, which cannot be without one. Import another boundary in its place.</source>
      <translation>การนำเข้า {import_id} เป็นแนวเขตของพื้นที่ ซึ่งพื้นที่ขาดไม่ได้ โปรดนำเข้าแนวเขตอื่นแทน</translation>
    </message>
    <message>
      <source>Import {import_id} cannot be undone yet, because import {blocker} replaced some of its records or added to its patrols. Undo import {blocker} first.</source>
      <translation>ยังย้อนกลับการนำเข้า {import_id} ไม่ได้ เพราะการนำเข้า {blocker} แทนที่บางรายการหรือเพิ่มข้อมูลในการลาดตระเวนของการนำเข้านี้ โปรดย้อนกลับการนำเข้า {blocker} ก่อน</translation>
    </message>
    <message>
      <source>Import {import_id} has no repairs by the rule {rule}. It has: {known}. Choose one of them.</source>
      <translation>การนำเข้า {import_id} ไม่มีการแก้ไขตามกฎ {rule} กฎที่มีคือ: {known} โปรดเลือกจากกฎเหล่านี้</translation>
    </message>
    <message>
      <source>Import {later} found {n} of its records already present, perhaps from this import. Import its files again.</source>
      <translation>การนำเข้า {later} พบว่ามี {n} รายการอยู่แล้ว ซึ่งอาจมาจากการนำเข้านี้ โปรดนำเข้าไฟล์ของการนำเข้านั้นใหม่</translation>
    </message>
    <message>
      <source>Import {number} is undone: {removed} rows were taken out, {restored} put back.</source>
      <translation>ย้อนกลับการนำเข้า {number} แล้ว: นำออก {removed} แถว คืนกลับ {restored} แถว</translation>
    </message>
    <message>
      <source>Imported</source>
      <translation>นำเข้าเมื่อ</translation>
    </message>
    <message>
      <source>Imported. {READ:,} records read: {STORED:,} stored, {REPAIRED:,} repaired, {DUPLICATES:,} already present, {QUARANTINED:,} set aside.</source>
      <translation>นำเข้าแล้ว อ่าน {READ:,} รายการ: เก็บ {STORED:,} แก้ไข {REPAIRED:,} มีอยู่แล้ว {DUPLICATES:,} กักไว้ {QUARANTINED:,}</translation>
    </message>
    <message>
      <source>Imports</source>
      <translation>การนำเข้า</translation>
    </message>
    <message>
      <source>Import…</source>
      <translation>นำเข้า…</translation>
    </message>
    <message>
      <source>In a conflict, keep</source>
      <translation>เมื่อข้อมูลขัดแย้งกัน ให้เก็บ</translation>
    </message>
    <message>
      <source>In place from</source>
      <translation>วันที่ติดตั้ง</translation>
    </message>
    <message>
      <source>In place to</source>
      <translation>วันที่ถอน</translation>
    </message>
    <message>
      <source>In the site's base year {wanted} no patrol of the period went, so {year} was taken.</source>
      <translation>ในปีฐานของพื้นที่ {wanted} ไม่มีการลาดตระเวนในช่วงนี้ จึงใช้ปี {year} แทน</translation>
    </message>
    <message>
      <source>In {cycles} past cycles nothing was found; no map can be judged.</source>
      <translation>ใน {cycles} รอบที่ผ่านมาไม่พบสิ่งผิดกฎหมาย จึงตัดสินแผนที่ใดไม่ได้</translation>
    </message>
    <message>
      <source>In {cycles} past cycles with {finds:,} finds the tenth of the site with the highest risk held {risk:.0f} % of the finds; plain density {density:.0f} %, chance {random:.0f} %. Plain density did better here.</source>
      <translation>ใน {cycles} รอบที่ผ่านมาซึ่งพบสิ่งผิดกฎหมาย {finds:,} ครั้ง หนึ่งในสิบของพื้นที่ที่เสี่ยงที่สุดมีสิ่งที่พบ {risk:.0f} % ความหนาแน่นธรรมดา {density:.0f} % โดยบังเอิญ {random:.0f} % ที่นี่ความหนาแน่นธรรมดาทำได้ดีกว่า</translation>
    </message>
    <message>
      <source>In {cycles} past cycles with {finds:,} finds the tenth of the site with the highest risk held {risk:.0f} % of the finds; plain density {density:.0f} %, chance {random:.0f} %. The risk map is better by {difference:.0f} points (95 %: {low:.0f} to {high:.0f}).</source>
      <translation>ใน {cycles} รอบที่ผ่านมาซึ่งพบสิ่งผิดกฎหมาย {finds:,} ครั้ง หนึ่งในสิบของพื้นที่ที่เสี่ยงที่สุดมีสิ่งที่พบ {risk:.0f} % ความหนาแน่นธรรมดา {density:.0f} % โดยบังเอิญ {random:.0f} % แผนที่ความเสี่ยงดีกว่า {difference:.0f} จุด (95 %: {low:.0f} ถึง {high:.0f})</translation>
    </message>
    <message>
      <source>In {cycles} past cycles with {finds:,} finds the tenth of the site with the highest risk held {risk:.0f} % of the finds; plain density {density:.0f} %, chance {random:.0f} %. The two maps cannot be told apart (difference {difference:.0f} points, 95 %: {low:.0f} to {high:.0f}).</source>
      <translation>ใน {cycles} รอบที่ผ่านมาซึ่งพบสิ่งผิดกฎหมาย {finds:,} ครั้ง หนึ่งในสิบของพื้นที่ที่เสี่ยงที่สุดมีสิ่งที่พบ {risk:.0f} % ความหนาแน่นธรรมดา {density:.0f} % โดยบังเอิญ {random:.0f} % แผนที่ทั้งสองแยกไม่ออก (ต่างกัน {difference:.0f} จุด 95 %: {low:.0f} ถึง {high:.0f})</translation>
    </message>
    <message>
      <source>In {periods} periods no cell stands out from chance and effort. Cells not visited lately, so unknown, not safe: {unknown:,}.</source>
      <translation>ใน {periods} ช่วง ไม่มีช่องใดเด่นเกินความบังเอิญและความพยายาม ช่องที่ไม่มีใครไปเมื่อเร็ว ๆ นี้ จึงไม่รู้ ไม่ใช่ปลอดภัย: {unknown:,}</translation>
    </message>
    <message>
      <source>In {year} patrols reached {cells} % of the site by planning cells of {size} m, short of the target of {target} %.</source>
      <translation>ในปี {year} ชุดลาดตระเวนไปถึง {cells} % ของพื้นที่เมื่อวัดด้วยช่องวางแผนขนาด {size} ม. ไม่ถึงเป้าหมาย {target} %</translation>
    </message>
    <message>
      <source>In {year} patrols reached {cells} % of the site by planning cells of {size} m; they passed the target of {target} % on {day}.</source>
      <translation>ในปี {year} ชุดลาดตระเวนไปถึง {cells} % ของพื้นที่เมื่อวัดด้วยช่องวางแผนขนาด {size} ม. และผ่านเป้าหมาย {target} % เมื่อ {day}</translation>
    </message>
    <message>
      <source>Index</source>
      <translation>ดัชนี</translation>
    </message>
    <message>
      <source>Index, lower end</source>
      <translation>ดัชนี ขอบล่าง</translation>
    </message>
    <message>
      <source>Index, upper end</source>
      <translation>ดัชนี ขอบบน</translation>
    </message>
    <message>
      <source>Indicators by year</source>
      <translation>ตัวชี้วัดรายปี</translation>
    </message>
    <message>
      <source>Information reports</source>
      <translation>รายงานการข่าว</translation>
    </message>
    <message>
      <source>Information reports a year</source>
      <translation>รายงานข่าวต่อปี</translation>
    </message>
    <message>
      <source>Information reports about: {part}</source>
      <translation>รายงานข่าวเรื่อง: {part}</translation>
    </message>
    <message>
      <source>Information reports about: {subject}</source>
      <translation>รายงานข่าวเรื่อง: {subject}</translation>
    </message>
    <message>
      <source>Information reports from: {part}</source>
      <translation>รายงานข่าวจาก: {part}</translation>
    </message>
    <message>
      <source>Information reports from: {source}</source>
      <translation>รายงานข่าวจาก: {source}</translation>
    </message>
    <message>
      <source>Information reports received</source>
      <translation>รายงานข่าวที่ได้รับ</translation>
    </message>
    <message>
      <source>Inside the boundary teams moved for {moving:,.0f} hours and rested for {rest:,.0f}, of which {camp:,.0f} in camp or at other rests between two tracks.</source>
      <translation>ในเขตพื้นที่ ชุดลาดตระเวนเคลื่อนที่ {moving:,.0f} ชั่วโมง และพัก {rest:,.0f} ชั่วโมง ในจำนวนนี้ {camp:,.0f} ชั่วโมงเป็นการพักแรมหรือการพักอื่นระหว่างสองเส้นทาง</translation>
    </message>
    <message>
      <source>Interceptable intrusion caught, percent</source>
      <translation>การบุกรุกที่สกัดทัน ร้อยละ</translation>
    </message>
    <message>
      <source>Intruders learn during the cycle</source>
      <translation>ผู้บุกรุกเรียนรู้ระหว่างรอบ</translation>
    </message>
    <message>
      <source>Intruders that cameras catch</source>
      <translation>ผู้บุกรุกที่กล้องสกัดได้</translation>
    </message>
    <message>
      <source>It prevents {harm_share:.1f} % of the harm that would be done without any plan, stops {stopped_share:.1f} % of the groups or keeps them at home, finds {found_share:.1f} % of the signs, photographs {photographed_share:.1f} % of the groups and searches {ground_share:.1f} % of the park.</source>
      <translation>แผนนี้ป้องกันความเสียหายได้ {harm_share:.1f} % ของที่จะเกิดขึ้นหากไม่มีแผนเลย สกัดกลุ่มผู้บุกรุกหรือทำให้ไม่ออกมา {stopped_share:.1f} % ของกลุ่มทั้งหมด พบร่องรอย {found_share:.1f} % ถ่ายภาพกลุ่มผู้บุกรุกได้ {photographed_share:.1f} % และตรวจพื้นที่ {ground_share:.1f} % ของอุทยาน</translation>
    </message>
    <message>
      <source>It stands for a whole file: correct the file and import it again, then dismiss.</source>
      <translation>รายการนี้แทนทั้งไฟล์: โปรดแก้ไฟล์แล้วนำเข้าใหม่ จากนั้นละรายการนี้ไว้</translation>
    </message>
    <message>
      <source>Its easting</source>
      <translation>พิกัดตะวันออก (E) ของช่อง</translation>
    </message>
    <message>
      <source>Its lower end</source>
      <translation>ขอบล่างของค่านี้</translation>
    </message>
    <message>
      <source>Its northing</source>
      <translation>พิกัดเหนือ (N) ของช่อง</translation>
    </message>
    <message>
      <source>Its score is {score:.1f} of 100 (95 % interval {low:.1f} to {high:.1f}).</source>
      <translation>แผนนี้ได้ {score:.1f} คะแนนจาก 100 (ช่วงความเชื่อมั่น 95 % {low:.1f} ถึง {high:.1f})</translation>
    </message>
    <message>
      <source>Its upper end</source>
      <translation>ขอบบนของค่านี้</translation>
    </message>
    <message>
      <source>JSON such as {"12": {"Latitude": "14.25"}}, or the path of a JSON file or of the template filled in (CSV)</source>
      <translation>JSON เช่น {"12": {"Latitude": "14.25"}} หรือตำแหน่งไฟล์ JSON หรือแบบฟอร์มที่กรอกแล้ว (CSV)</translation>
    </message>
    <message>
      <source>JSON such as {"time": "Waypoint Time"} or the path of a JSON file</source>
      <translation>JSON เช่น {"time": "Waypoint Time"} หรือตำแหน่งไฟล์ JSON</translation>
    </message>
    <message>
      <source>JSON without patrols, events or positions</source>
      <translation>JSON ที่ไม่มีการลาดตระเวน เหตุการณ์ หรือตำแหน่ง</translation>
    </message>
    <message>
      <source>Joint patrol-days with partners</source>
      <translation>วันลาดตระเวนร่วมกับหน่วยงานอื่น</translation>
    </message>
    <message>
      <source>KML and KMZ</source>
      <translation>KML และ KMZ</translation>
    </message>
    <message>
      <source>Keep names and other personal data</source>
      <translation>เก็บชื่อและข้อมูลส่วนบุคคลไว้</translation>
    </message>
    <message>
      <source>Keep this mapping in the site under the name</source>
      <translation>เก็บการจับคู่นี้ไว้ในพื้นที่ตามชื่อ</translation>
    </message>
    <message>
      <source>Key numbers</source>
      <translation>ตัวเลขสำคัญ</translation>
    </message>
    <message>
      <source>Kilometres</source>
      <translation>กิโลเมตร</translation>
    </message>
    <message>
      <source>Kilometres after repair</source>
      <translation>กิโลเมตรหลังแก้ไขข้อมูล</translation>
    </message>
    <message>
      <source>Kilometres along all fixes as recorded</source>
      <translation>กิโลเมตรตามจุด GPS ทั้งหมดที่บันทึก</translation>
    </message>
    <message>
      <source>Kilometres as the source states them</source>
      <translation>กิโลเมตรตามที่ต้นทางระบุ</translation>
    </message>
    <message>
      <source>Kilometres by night inside the boundary</source>
      <translation>กิโลเมตรเวลากลางคืนในเขตพื้นที่</translation>
    </message>
    <message>
      <source>Kilometres inside and outside the boundary</source>
      <translation>กิโลเมตรทั้งในและนอกแนวเขต</translation>
    </message>
    <message>
      <source>Kilometres inside the boundary</source>
      <translation>กิโลเมตรในแนวเขต</translation>
    </message>
    <message>
      <source>Kilometres of all routes</source>
      <translation>กิโลเมตรรวมทุกเส้นทาง</translation>
    </message>
    <message>
      <source>Kilometres patrolled</source>
      <translation>ระยะลาดตระเวน กม.</translation>
    </message>
    <message>
      <source>Kilometres patrolled inside the boundary</source>
      <translation>กิโลเมตรที่ลาดตระเวนในแนวเขต</translation>
    </message>
    <message>
      <source>Kilometres patrolled, by month</source>
      <translation>ระยะลาดตระเวน รายเดือน</translation>
    </message>
    <message>
      <source>Kilometres patrolled, by transport</source>
      <translation>ระยะลาดตระเวน แยกตามพาหนะ</translation>
    </message>
    <message>
      <source>Kilometres patrolled, without any defect</source>
      <translation>กิโลเมตรที่ลาดตระเวน โดยไม่มีข้อบกพร่อง</translation>
    </message>
    <message>
      <source>Kilometres per month, after repair</source>
      <translation>กิโลเมตรต่อเดือน หลังแก้ไขข้อมูล</translation>
    </message>
    <message>
      <source>Kilometres to 80 %</source>
      <translation>กิโลเมตรจนถึง 80 %</translation>
    </message>
    <message>
      <source>Kilometres to reach a share of the site</source>
      <translation>กิโลเมตรจนถึงสัดส่วนของพื้นที่</translation>
    </message>
    <message>
      <source>Kind</source>
      <translation>ชนิด</translation>
    </message>
    <message>
      <source>Kind of period</source>
      <translation>ชนิดช่วงเวลา</translation>
    </message>
    <message>
      <source>Km per patrol-day</source>
      <translation>กม. ต่อวันลาดตระเวน</translation>
    </message>
    <message>
      <source>Known in full</source>
      <translation>ข้อมูลครบทั้งช่วง</translation>
    </message>
    <message>
      <source>Label</source>
      <translation>รายการ</translation>
    </message>
    <message>
      <source>Land cover only: speed by value, JSON or path of a JSON file</source>
      <translation>เฉพาะสิ่งปกคลุมดิน: ความเร็วเดินตามค่า เป็น JSON หรือตำแหน่งไฟล์ JSON</translation>
    </message>
    <message>
      <source>Land-cover values without a walking speed: {values}. They count as {speed} of open ground.</source>
      <translation>ค่าสิ่งปกคลุมดินที่ไม่มีความเร็วเดิน: {values} ให้คิดเป็น {speed} เท่าของความเร็วบนที่โล่ง</translation>
    </message>
    <message>
      <source>Language</source>
      <translation>ภาษา</translation>
    </message>
    <message>
      <source>Language of the printed pages (empty: the site's first)</source>
      <translation>ภาษาของหน้าที่พิมพ์ (ว่าง: ภาษาแรกของพื้นที่)</translation>
    </message>
    <message>
      <source>Languages of the printed pages</source>
      <translation>ภาษาของหน้าที่พิมพ์</translation>
    </message>
    <message>
      <source>Largest share of the effort in a cluster, percent</source>
      <translation>สัดส่วนความพยายามสูงสุดในกลุ่ม ร้อยละ</translation>
    </message>
    <message>
      <source>Last day</source>
      <translation>วันสุดท้าย</translation>
    </message>
    <message>
      <source>Last day of the cycle (empty: four weeks)</source>
      <translation>วันสุดท้ายของรอบ (ว่าง: สี่สัปดาห์)</translation>
    </message>
    <message>
      <source>Last day of the data (2025-12-31; empty: to the last record)</source>
      <translation>วันสุดท้ายของข้อมูล (2025-12-31; ว่าง: ถึงรายการสุดท้าย)</translation>
    </message>
    <message>
      <source>Last day of the data used</source>
      <translation>วันสุดท้ายของข้อมูลที่ใช้</translation>
    </message>
    <message>
      <source>Last finds</source>
      <translation>สิ่งที่พบครั้งก่อน</translation>
    </message>
    <message>
      <source>Last patrols</source>
      <translation>ที่ไปครั้งก่อน</translation>
    </message>
    <message>
      <source>Last visit</source>
      <translation>เข้าถึงล่าสุด</translation>
    </message>
    <message>
      <source>Last visited {days:.0f} days ago, {km:.1f} km patrolled; risk {risk:.1f} times the average.</source>
      <translation>เข้าถึงล่าสุด {days:.0f} วันก่อน ลาดตระเวน {km:.1f} กม. ความเสี่ยง {risk:.1f} เท่าของค่าเฉลี่ย</translation>
    </message>
    <message>
      <source>Last whole year</source>
      <translation>ปีเต็มล่าสุด</translation>
    </message>
    <message>
      <source>Latitude</source>
      <translation>ละติจูด</translation>
    </message>
    <message>
      <source>Layer file</source>
      <translation>ไฟล์ชั้นข้อมูล</translation>
    </message>
    <message>
      <source>Layer of the boundary file, when it has several</source>
      <translation>ชั้นข้อมูลในไฟล์แนวเขต เมื่อมีหลายชั้น</translation>
    </message>
    <message>
      <source>Layer of the file, when it has several</source>
      <translation>ชั้นข้อมูลในไฟล์ เมื่อมีหลายชั้น</translation>
    </message>
    <message>
      <source>Layers (*.gpkg *.shp *.geojson *.json *.kml *.csv *.tif *.tiff);;All files (*)</source>
      <translation>ชั้นข้อมูล (*.gpkg *.shp *.geojson *.json *.kml *.csv *.tif *.tiff);;ทุกไฟล์ (*)</translation>
    </message>
    <message>
      <source>Layers not there: {names}</source>
      <translation>ชั้นข้อมูลที่ยังไม่มี: {names}</translation>
    </message>
    <message>
      <source>Leader: ……………………………………………   Signature: ……………………………………   Vehicle: ………………………</source>
      <translation>หัวหน้าชุด: ……………………………………………   ลงชื่อ: ……………………………………   ยานพาหนะ: ………………………</translation>
    </message>
    <message>
      <source>Learnt from the first {share:.0f} % of the time, the map ranked the visits of the rest right {auc:.0f} times in 100 (by effort alone {effort:.0f}, by earlier finds per km {density:.0f}).</source>
      <translation>เมื่อเรียนรู้จากช่วงเวลา {share:.0f} % แรก แผนที่จัดลำดับการเข้าช่องในช่วงที่เหลือถูก {auc:.0f} ครั้งใน 100 (ใช้ระยะเดินอย่างเดียว {effort:.0f} ใช้การพบต่อกม.ที่ผ่านมา {density:.0f})</translation>
    </message>
    <message>
      <source>Least kilometres of any plan to 80 %</source>
      <translation>กิโลเมตรน้อยที่สุดของแผนใด ๆ จนถึง 80 %</translation>
    </message>
    <message>
      <source>Least km of any plan</source>
      <translation>กม. น้อยที่สุดของแผนใด ๆ</translation>
    </message>
    <message>
      <source>Leave sensitive places off the team sheets</source>
      <translation>ไม่แสดงจุดที่เป็นความลับในแผ่นของชุด</translation>
    </message>
    <message>
      <source>Leave this file out</source>
      <translation>ไม่เอาไฟล์นี้</translation>
    </message>
    <message>
      <source>Left out as personal data: {names}</source>
      <translation>ตัดออกเพราะเป็นข้อมูลส่วนบุคคล: {names}</translation>
    </message>
    <message>
      <source>Leg</source>
      <translation>ช่วงลาดตระเวน</translation>
    </message>
    <message>
      <source>Leg-days</source>
      <translation>วันของช่วงลาดตระเวน</translation>
    </message>
    <message>
      <source>Length of a cycle</source>
      <translation>ความยาวของรอบ</translation>
    </message>
    <message>
      <source>Length of a period</source>
      <translation>ความยาวของช่วง</translation>
    </message>
    <message>
      <source>Length of a period (auto: quarters, months where finds allow)</source>
      <translation>ความยาวของช่วงเวลา (auto: ไตรมาส หรือเดือนเมื่อสิ่งที่พบมีมากพอ)</translation>
    </message>
    <message>
      <source>Length of the periods told apart</source>
      <translation>ความยาวของช่วงเวลาที่แยกกัน</translation>
    </message>
    <message>
      <source>Length to width</source>
      <translation>ความยาวต่อความกว้าง</translation>
    </message>
    <message>
      <source>Likely intrusion met too late, %</source>
      <translation>การบุกรุกที่น่าจะเกิดซึ่งไปสกัดไม่ทัน %</translation>
    </message>
    <message>
      <source>Likely intrusion that a team meets in time, %</source>
      <translation>การบุกรุกที่น่าจะเกิดซึ่งชุดไปสกัดทัน %</translation>
    </message>
    <message>
      <source>Likely intrusion that no camera sees, %</source>
      <translation>การบุกรุกที่น่าจะเกิดซึ่งไม่มีกล้องเห็น %</translation>
    </message>
    <message>
      <source>Likely ways in</source>
      <translation>เส้นทางที่คาดว่าผู้บุกรุกใช้</translation>
    </message>
    <message>
      <source>List of the conflicts</source>
      <translation>ไฟล์แสดงรายการที่ขัดแย้งกัน</translation>
    </message>
    <message>
      <source>Log-likelihood ratio</source>
      <translation>ลอการิทึมอัตราส่วนภาวะน่าจะเป็น</translation>
    </message>
    <message>
      <source>Logarithmic loss</source>
      <translation>ค่าสูญเสียลอการิทึม</translation>
    </message>
    <message>
      <source>Longest gap, days</source>
      <translation>ช่วงว่างนานที่สุด วัน</translation>
    </message>
    <message>
      <source>Longest since a visit, days</source>
      <translation>นานที่สุดนับจากครั้งที่ไปถึง วัน</translation>
    </message>
    <message>
      <source>Longitude</source>
      <translation>ลองจิจูด</translation>
    </message>
    <message>
      <source>Look again</source>
      <translation>ตรวจอีกครั้ง</translation>
    </message>
    <message>
      <source>Looking at the files</source>
      <translation>กำลังตรวจดูไฟล์</translation>
    </message>
    <message>
      <source>Looking at the files…</source>
      <translation>กำลังตรวจดูไฟล์…</translation>
    </message>
    <message>
      <source>Low is</source>
      <translation>ค่าต่ำคือ</translation>
    </message>
    <message>
      <source>Lower end</source>
      <translation>ขอบล่าง</translation>
    </message>
    <message>
      <source>Lower end of its interval</source>
      <translation>ขอบล่างของช่วงความเชื่อมั่น</translation>
    </message>
    <message>
      <source>Lower end, %</source>
      <translation>ขอบล่าง %</translation>
    </message>
    <message>
      <source>Lowest percentage of all definitions</source>
      <translation>ร้อยละต่ำสุดของทุกนิยาม</translation>
    </message>
    <message>
      <source>Lowest: {least} % ({when_least}); highest: {most} % ({when_most}).</source>
      <translation>ต่ำสุด {least} % ({when_least}) สูงสุด {most} % ({when_most})</translation>
    </message>
    <message>
      <source>Lowest: {least} % ({when_least}); highest: {most} % ({when_most}); known only in part: {parts}.</source>
      <translation>ต่ำสุด {least} % ({when_least}) สูงสุด {most} % ({when_most}) มีข้อมูลเพียงบางส่วน: {parts}</translation>
    </message>
    <message>
      <source>Make a training park</source>
      <translation>สร้างอุทยานฝึกอบรม</translation>
    </message>
    <message>
      <source>Makes a park that does not exist, to train with: its land, some years in which intruders come and rangers patrol, and the files that the rangers' offices would send. What really happened is known. The folder then holds three folders: “layers” and “exports” for the class, and “truth” with the right answers, which the trainer keeps back.

KIND says what is at stake: rosewood trees, animals caught in snares, turtle nests on rivers patrolled by boat, or crops raided by elephants. GROUND is the terrain of the Thap Lan area that comes with the plugin, or made up (“generated”); with ELEVATION it is laid on your own. DEFECTS are the errors of real files that are put into the exports (“none” alone: without any). The same SEED makes the same park, another one another history.

The summary shows the park beside what real sites have published. The folder must be missing, empty, or hold an earlier training park, which is replaced; anything else is left alone.</source>
      <translation>สร้างอุทยานที่ไม่มีอยู่จริงเพื่อใช้ฝึก: มีพื้นที่ มีเหตุการณ์หลายปีที่ผู้บุกรุกเข้ามาและเจ้าหน้าที่ลาดตระเวน และมีไฟล์ที่หน่วยจะส่งมา โดยรู้ว่าเกิดอะไรขึ้นจริง ในโฟลเดอร์จะมีสามโฟลเดอร์: “layers” และ “exports” สำหรับผู้เรียน และ “truth” ที่เป็นเฉลย ซึ่งผู้ฝึกเก็บไว้

KIND คือสิ่งที่เสี่ยง: ไม้พะยูง สัตว์ที่ติดบ่วง รังเต่าริมแม่น้ำที่ลาดตระเวนด้วยเรือ หรือพืชไร่ที่ช้างเข้ากิน GROUND คือภูมิประเทศบริเวณทับลานที่มากับปลั๊กอิน หรือที่สร้างขึ้น (“generated”) ถ้าใส่ ELEVATION อุทยานจะวางบนภูมิประเทศของท่านเอง DEFECTS คือข้อผิดพลาดแบบไฟล์จริงที่ใส่ในไฟล์ส่งออก (“none” อย่างเดียว: ไม่ใส่เลย) SEED เดิมให้อุทยานเดิม SEED อื่นให้เหตุการณ์อื่น

สรุปจะแสดงอุทยานนี้เทียบกับค่าที่พื้นที่จริงเคยเผยแพร่ โฟลเดอร์ต้องยังไม่มี ว่างเปล่า หรือมีอุทยานฝึกอบรมเดิมซึ่งจะถูกแทนที่ โฟลเดอร์ที่มีอย่างอื่นจะไม่ถูกแตะต้อง</translation>
    </message>
    <message>
      <source>Makes the site database (one GeoPackage) from the polygons of the boundary. Several named polygons also become the sectors. The coordinate system must be metric, for example UTM; when none is given, the UTM zone of the middle of the boundary is taken.</source>
      <translation>สร้างฐานข้อมูลพื้นที่ (GeoPackage ไฟล์เดียว) จากรูปหลายเหลี่ยมของแนวเขต หากมีหลายรูปที่มีชื่อ จะใช้เป็นเขตจัดการด้วย ระบบพิกัดต้องเป็นเมตร เช่น UTM ถ้าไม่ระบุจะใช้โซน UTM ของกลางแนวเขต</translation>
    </message>
    <message>
      <source>Mandate</source>
      <translation>ภารกิจ</translation>
    </message>
    <message>
      <source>Map</source>
      <translation>แผนที่</translation>
    </message>
    <message>
      <source>Mappings of several tables (JSON, made by the dialogue)</source>
      <translation>การจับคู่คอลัมน์ของหลายตาราง (JSON ที่หน้าต่างนำเข้าสร้าง)</translation>
    </message>
    <message>
      <source>Meant for</source>
      <translation>สำหรับข้อมูล</translation>
    </message>
    <message>
      <source>Measured by</source>
      <translation>วัดด้วย</translation>
    </message>
    <message>
      <source>MegaDetector results</source>
      <translation>ผลของ MegaDetector</translation>
    </message>
    <message>
      <source>Merge sites</source>
      <translation>รวมฐานข้อมูลพื้นที่</translation>
    </message>
    <message>
      <source>Met in time, % of intrusion</source>
      <translation>สกัดทัน % ของการบุกรุก</translation>
    </message>
    <message>
      <source>Met too late</source>
      <translation>สกัดไม่ทัน</translation>
    </message>
    <message>
      <source>Method</source>
      <translation>วิธี</translation>
    </message>
    <message>
      <source>Metric coordinate system (empty: UTM)</source>
      <translation>ระบบพิกัดหน่วยเมตร (ว่าง: UTM)</translation>
    </message>
    <message>
      <source>Minutes from the alarm to the departure of a team</source>
      <translation>นาทีจากแจ้งเตือนถึงชุดออกเดินทาง</translation>
    </message>
    <message>
      <source>Minutes to spare, in the middle of all intrusions</source>
      <translation>นาทีที่เหลือ ค่ากลางของการบุกรุกทั้งหมด</translation>
    </message>
    <message>
      <source>Minutes too late</source>
      <translation>ช้าไปกี่นาที</translation>
    </message>
    <message>
      <source>Model</source>
      <translation>รุ่น</translation>
    </message>
    <message>
      <source>Month</source>
      <translation>เดือน</translation>
    </message>
    <message>
      <source>Month first</source>
      <translation>เดือนขึ้นก่อน</translation>
    </message>
    <message>
      <source>Month in which a year starts (10: October, the Thai fiscal year)</source>
      <translation>เดือนที่เริ่มปี (10: ตุลาคม ปีงบประมาณไทย)</translation>
    </message>
    <message>
      <source>More choices</source>
      <translation>ตัวเลือกเพิ่มเติม</translation>
    </message>
    <message>
      <source>More patrol was followed by fewer finds: where effort doubled, finds per km fell by {percent:.0f} % ({low:.0f} to {high:.0f} %) {kind}.</source>
      <translation>ลาดตระเวนมากขึ้นแล้วพบน้อยลง: ที่ซึ่งการลาดตระเวนเพิ่มเป็นสองเท่า สิ่งที่พบต่อ กม. ลดลง {percent:.0f} % ({low:.0f} ถึง {high:.0f} %) {kind}</translation>
    </message>
    <message>
      <source>More patrol was followed by more finds: where effort doubled, finds per km rose by {percent:.0f} % ({low:.0f} to {high:.0f} %) {kind}; this does not say that patrols caused them.</source>
      <translation>ลาดตระเวนมากขึ้นแล้วพบมากขึ้น: ที่ซึ่งการลาดตระเวนเพิ่มเป็นสองเท่า สิ่งที่พบต่อ กม. เพิ่มขึ้น {percent:.0f} % ({low:.0f} ถึง {high:.0f} %) {kind} แต่ไม่ได้หมายความว่าการลาดตระเวนเป็นสาเหตุ</translation>
    </message>
    <message>
      <source>More than the effort explains (high), less (low), or both</source>
      <translation>มากกว่าที่ความพยายามอธิบาย (high) น้อยกว่า (low) หรือทั้งสอง (both)</translation>
    </message>
    <message>
      <source>Most in {label} with {value:.2f} per 100 km ({low:.2f} to {high:.2f}), least in {other} with {least:.2f} ({least_low:.2f} to {least_high:.2f}).</source>
      <translation>มากที่สุด {label} {value:.2f} ครั้งต่อ 100 กม. ({low:.2f} ถึง {high:.2f}) น้อยที่สุด {other} {least:.2f} ครั้ง ({least_low:.2f} ถึง {least_high:.2f})</translation>
    </message>
    <message>
      <source>Most in {label} with {value:.2f} per 100 km, least in {other} with {least:.2f}; the difference may be chance.</source>
      <translation>สูงสุดที่ {label} {value:.2f} ต่อ 100 กม. ต่ำสุดที่ {other} {least:.2f} ความแตกต่างนี้อาจเป็นเพียงความบังเอิญ</translation>
    </message>
    <message>
      <source>Most that any plan could serve, percent</source>
      <translation>ค่าสูงสุดที่แผนใด ๆ จะได้ ร้อยละ</translation>
    </message>
    <message>
      <source>Most that can be reached, %</source>
      <translation>มากที่สุดที่ไปถึงได้ %</translation>
    </message>
    <message>
      <source>Most that could be caught</source>
      <translation>มากที่สุดที่อาจพบได้</translation>
    </message>
    <message>
      <source>Most that is possible, percent</source>
      <translation>ค่าสูงสุดที่เป็นไปได้ ร้อยละ</translation>
    </message>
    <message>
      <source>N {zone}</source>
      <translation>N {zone}</translation>
    </message>
    <message>
      <source>Name</source>
      <translation>ชื่อ</translation>
    </message>
    <message>
      <source>Name of the cycle</source>
      <translation>ชื่อรอบปฏิบัติการ</translation>
    </message>
    <message>
      <source>Name of the site</source>
      <translation>ชื่อพื้นที่</translation>
    </message>
    <message>
      <source>Names, numbers of people and the like are left out.</source>
      <translation>ชื่อ หมายเลขของบุคคล และข้อมูลทำนองนี้จะถูกตัดออก</translation>
    </message>
    <message>
      <source>Names, telephone numbers and other personal data will be stored in the site and can be read by everybody who gets a copy of it. The choice is recorded with the import. Keep them?</source>
      <translation>ชื่อ หมายเลขโทรศัพท์ และข้อมูลส่วนบุคคลอื่นจะเก็บไว้ในพื้นที่ ทุกคนที่ได้สำเนาของพื้นที่จะอ่านได้ การเลือกนี้จะบันทึกไว้กับการนำเข้า ต้องการเก็บไว้หรือไม่</translation>
    </message>
    <message>
      <source>Narrower kernels where there are many finds</source>
      <translation>เคอร์เนลแคบลงที่ที่พบมาก</translation>
    </message>
    <message>
      <source>Near repeats</source>
      <translation>การเกิดซ้ำใกล้เคียง</translation>
    </message>
    <message>
      <source>Near: within metres</source>
      <translation>ใกล้: ภายในกี่เมตร</translation>
    </message>
    <message>
      <source>New cells</source>
      <translation>ช่องใหม่</translation>
    </message>
    <message>
      <source>New files in {folder} will be offered here; none is imported unasked.</source>
      <translation>ไฟล์ใหม่ใน {folder} จะแสดงให้เลือกที่นี่ ไม่มีการนำเข้าเองโดยไม่ถาม</translation>
    </message>
    <message>
      <source>New signs of harm found a year</source>
      <translation>ร่องรอยความเสียหายใหม่ที่พบต่อปี</translation>
    </message>
    <message>
      <source>New site database</source>
      <translation>ฐานข้อมูลพื้นที่ใหม่</translation>
    </message>
    <message>
      <source>No camera is known to have worked in this period, so nothing is known of who passed.</source>
      <translation>ไม่ทราบว่ามีกล้องใดทำงานในช่วงนี้ จึงไม่รู้ว่าใครผ่านไปบ้าง</translation>
    </message>
    <message>
      <source>No camera is proposed: no candidate site has cell signal. Add the areas with signal.</source>
      <translation>ไม่เสนอจุดกล้อง: ไม่มีจุดใดที่มีสัญญาณโทรศัพท์ โปรดเพิ่มชั้นข้อมูลบริเวณที่มีสัญญาณ</translation>
    </message>
    <message>
      <source>No camera is proposed: no team can arrive in time from any site that intruders pass.</source>
      <translation>ไม่เสนอจุดกล้อง: ไม่มีชุดลาดตระเวนใดไปสกัดได้ทันจากจุดที่ผู้บุกรุกผ่าน</translation>
    </message>
    <message>
      <source>No camera is proposed: there are no intrusion paths. Add entry points and targets.</source>
      <translation>ไม่เสนอจุดกล้อง: ไม่มีเส้นทางบุกรุก โปรดเพิ่มจุดเข้าและเป้าหมาย</translation>
    </message>
    <message>
      <source>No camera stands: likely intrusion passes unseen everywhere.</source>
      <translation>ไม่มีกล้องติดตั้งอยู่ การบุกรุกที่น่าจะเกิดผ่านไปโดยไม่มีใครเห็นทุกที่</translation>
    </message>
    <message>
      <source>No cell inside the boundary has a gap.</source>
      <translation>ไม่มีช่องใดในแนวเขตที่เป็นช่องว่างการลาดตระเวน</translation>
    </message>
    <message>
      <source>No cell is worth a visit: the gap is zero everywhere.</source>
      <translation>ไม่มีช่องใดที่ควรไป: ไม่มีช่องว่างการลาดตระเวนเลย</translation>
    </message>
    <message>
      <source>No cell was visited on two days, so no interval between visits is known.</source>
      <translation>ไม่มีช่องใดที่มีการเข้าไปถึงสองวัน จึงไม่ทราบระยะห่างระหว่างการเข้าไปแต่ละครั้ง</translation>
    </message>
    <message>
      <source>No cell-signal layer: check the signal at each camera site before going there.</source>
      <translation>ไม่มีชั้นข้อมูลสัญญาณโทรศัพท์: โปรดตรวจสัญญาณของแต่ละจุดกล้องก่อนออกไปติดตั้ง</translation>
    </message>
    <message>
      <source>No change of the rate of finds is shown, nor could one be (finds: {finds:,}; years with patrols: {years}).</source>
      <translation>ไม่พบว่าอัตราการพบเปลี่ยนไป และข้อมูลนี้ก็ไม่อาจแสดงได้ (สิ่งที่พบ: {finds:,} ปีที่มีการลาดตระเวน: {years})</translation>
    </message>
    <message>
      <source>No change of the rate of finds is shown; it may be {low} to {high} % a year ({level:.0f} % interval; finds: {finds:,}). A fall of less than {fall:.0f} % or a rise of less than {rise:.0f} % a year would often not be seen.</source>
      <translation>ยังไม่เห็นการเปลี่ยนแปลงของอัตราการพบ อาจเปลี่ยน {low} ถึง {high} % ต่อปี (ช่วงความเชื่อมั่น {level:.0f} % พบ {finds:,} ครั้ง) การลดลงน้อยกว่า {fall:.0f} % หรือเพิ่มขึ้นน้อยกว่า {rise:.0f} % ต่อปีมักตรวจไม่พบ</translation>
    </message>
    <message>
      <source>No cluster is shown: the {n:,} finds lie as chance may spread them over the effort.</source>
      <translation>ไม่เห็นกลุ่ม: สิ่งที่พบ {n:,} รายการอยู่อย่างที่ความบังเอิญอาจกระจายตามความพยายาม</translation>
    </message>
    <message>
      <source>No deterrence shown: where effort doubled, finds per km changed by {percent} % ({low} to {high} %) {kind}; these {n:,} finds would have shown a fall of {detectable:.0f} % or more in 8 of 10 cases.</source>
      <translation>ไม่เห็นผลการป้องปราม: ที่ซึ่งการลาดตระเวนเพิ่มเป็นสองเท่า สิ่งที่พบต่อ กม. เปลี่ยนไป {percent} % ({low} ถึง {high} %) {kind} สิ่งที่พบ {n:,} ครั้งนี้จะแสดงการลดลงตั้งแต่ {detectable:.0f} % ขึ้นไปได้ใน 8 จาก 10 กรณี</translation>
    </message>
    <message>
      <source>No difference</source>
      <translation>ไม่ต่างกัน</translation>
    </message>
    <message>
      <source>No elevation: walking times assume flat ground. Add a terrain model (addlayer, role dem).</source>
      <translation>ไม่มีข้อมูลความสูง: เวลาเดินคิดเหมือนพื้นราบ โปรดเพิ่มแบบจำลองความสูง (addlayer, role dem)</translation>
    </message>
    <message>
      <source>No entry points, villages or border: intruders are assumed to enter anywhere along the boundary.</source>
      <translation>ไม่มีจุดเข้า หมู่บ้าน หรือชายแดน: ถือว่าผู้บุกรุกเข้าได้ทุกที่ตามแนวเขต</translation>
    </message>
    <message>
      <source>No file can be written in {folder} ({reason}). Choose a folder where you may write.</source>
      <translation>เขียนไฟล์ใน {folder} ไม่ได้ ({reason}) โปรดเลือกโฟลเดอร์ที่เขียนได้</translation>
    </message>
    <message>
      <source>No folder is watched.</source>
      <translation>ไม่ได้เฝ้าดูโฟลเดอร์ใด</translation>
    </message>
    <message>
      <source>No intrusion paths: there is no entry point, or no target that can be reached from one. Add entry points, villages or the border, and finds or stumps.</source>
      <translation>ไม่มีเส้นทางบุกรุก: ไม่มีจุดเข้า หรือไม่มีเป้าหมายที่ไปถึงได้จากจุดเข้า โปรดเพิ่มจุดเข้า หมู่บ้าน หรือชายแดน และสิ่งที่พบหรือตอไม้</translation>
    </message>
    <message>
      <source>No kilometre was patrolled, so no encounter rate is known.</source>
      <translation>ไม่มีระยะลาดตระเวน จึงไม่ทราบอัตราการพบ</translation>
    </message>
    <message>
      <source>No kilometre was patrolled.</source>
      <translation>ไม่มีการลาดตระเวนแม้แต่กิโลเมตรเดียว</translation>
    </message>
    <message>
      <source>No land cover: all ground counts as equally easy to walk.</source>
      <translation>ไม่มีข้อมูลสิ่งปกคลุมดิน: ถือว่าทุกที่เดินง่ายเท่ากัน</translation>
    </message>
    <message>
      <source>No likely way of intruders is known, so that nothing can be said of response times.</source>
      <translation>ไม่รู้เส้นทางที่ผู้บุกรุกน่าจะใช้ จึงบอกเวลาตอบสนองไม่ได้</translation>
    </message>
    <message>
      <source>No likely way of intruders is known, so that nothing can be said of what cameras miss.</source>
      <translation>ไม่รู้เส้นทางที่ผู้บุกรุกน่าจะใช้ จึงบอกไม่ได้ว่ากล้องพลาดอะไรไปบ้าง</translation>
    </message>
    <message>
      <source>No observation belongs to the site's threat categories, so all {n} observations were used.</source>
      <translation>ไม่มีสิ่งที่พบในหมวดภัยคุกคามของพื้นที่ จึงใช้สิ่งที่พบทั้งหมด {n} รายการ</translation>
    </message>
    <message>
      <source>No open row of quarantine has the number {rows}. Look up the numbers on the page Data quality.</source>
      <translation>ไม่มีรายการที่ยังกักไว้เลขที่ {rows} โปรดดูเลขที่ในหน้าคุณภาพข้อมูล</translation>
    </message>
    <message>
      <source>No park can be made on {path}: {reason}. Choose a GeoTIFF with elevations in metres that is larger than the park, or a smaller park.</source>
      <translation>สร้างอุทยานบน {path} ไม่ได้: {reason} โปรดเลือก GeoTIFF ความสูงเป็นเมตรที่ใหญ่กว่าอุทยาน หรือเลือกอุทยานที่เล็กลง</translation>
    </message>
    <message>
      <source>No patrol here</source>
      <translation>ห้ามลาดตระเวน</translation>
    </message>
    <message>
      <source>No patrol track lies in this period, so nothing is known about any place.</source>
      <translation>ไม่มีเส้นทางลาดตระเวนในช่วงเวลานี้ จึงไม่ทราบข้อมูลของที่ใดเลย</translation>
    </message>
    <message>
      <source>No patrol track lies in {start} to {end}: every cell is unknown.</source>
      <translation>ไม่มีเส้นทางลาดตระเวนระหว่าง {start} ถึง {end}: ทุกช่องถือว่าไม่ทราบ</translation>
    </message>
    <message>
      <source>No patrols and no observations yet: import files.</source>
      <translation>ยังไม่มีข้อมูลลาดตระเวนและสิ่งที่พบ: โปรดนำเข้าไฟล์</translation>
    </message>
    <message>
      <source>No problems</source>
      <translation>ไม่มีปัญหา</translation>
    </message>
    <message>
      <source>No problems in the first rows.</source>
      <translation>ไม่พบปัญหาในแถวแรก ๆ</translation>
    </message>
    <message>
      <source>No repeat pattern can be told: {seen:,} pairs of {n:,} finds lie within {metres:,.0f} m and {days:g} days, and chance gives {chance:,.1f} (up to {high:,.0f}; p = {p:.2g}).</source>
      <translation>บอกไม่ได้ว่ามีการเกิดซ้ำ: สิ่งที่พบ {n:,} รายการมี {seen:,} คู่ที่อยู่ภายใน {metres:,.0f} ม. และ {days:g} วัน และความบังเอิญให้ {chance:,.1f} คู่ (ไม่เกิน {high:,.0f}; p = {p:.2g})</translation>
    </message>
    <message>
      <source>No repeat pattern can be told: {seen:,} pairs of {n:,} finds lie within {metres:,.0f} m and {days:g} days, more than the {chance:,.1f} of shuffled days, but the days of patrols at these places already give {visits:,.1f} (p = {p_visits:.2g}).</source>
      <translation>บอกไม่ได้ว่ามีการเกิดซ้ำ: สิ่งที่พบ {n:,} รายการมี {seen:,} คู่ที่อยู่ภายใน {metres:,.0f} ม. และ {days:g} วัน มากกว่า {chance:,.1f} คู่จากการสลับวัน แต่วันลาดตระเวนในที่เหล่านั้นให้ {visits:,.1f} คู่อยู่แล้ว (p = {p_visits:.2g})</translation>
    </message>
    <message>
      <source>No routes or cameras are proposed for this cycle yet.</source>
      <translation>รอบนี้ยังไม่มีการเสนอเส้นทางหรือจุดกล้อง</translation>
    </message>
    <message>
      <source>No routes were planned; the notes say why.</source>
      <translation>ไม่ได้วางเส้นทาง ดูเหตุผลในหมายเหตุ</translation>
    </message>
    <message>
      <source>No sheet of {file} is recognised ({seen}). Choose what it holds, and give a mapping of its columns, for example {{"sheet": "Sheet1", "lat": "Latitude", "lon": "Longitude"}}.</source>
      <translation>ไม่รู้จักชีตใดของ {file} ({seen}) โปรดเลือกชนิดข้อมูลในไฟล์ และกำหนดการจับคู่คอลัมน์ เช่น {{"sheet": "Sheet1", "lat": "Latitude", "lon": "Longitude"}}</translation>
    </message>
    <message>
      <source>No site is open.</source>
      <translation>ยังไม่ได้เปิดพื้นที่</translation>
    </message>
    <message>
      <source>No space left on device</source>
      <translation>ไม่มีที่ว่างในไดรฟ์</translation>
    </message>
    <message>
      <source>No station is known, and no patrol that shows one: nothing can be said of response times.</source>
      <translation>ไม่รู้ที่ตั้งหน่วย และไม่มีการลาดตระเวนที่บอกได้ จึงบอกเวลาตอบสนองไม่ได้</translation>
    </message>
    <message>
      <source>No stations layer: teams start from the {n} places where most past patrols started.</source>
      <translation>ไม่มีชั้นข้อมูลหน่วยพิทักษ์: ให้ชุดเริ่มจาก {n} แห่งที่เคยเริ่มลาดตระเวนมากที่สุด</translation>
    </message>
    <message>
      <source>No stumps and no finds: intruders are assumed to aim for any place alike.</source>
      <translation>ไม่มีตอไม้และสิ่งที่พบ: ถือว่าผู้บุกรุกมุ่งไปทุกที่เท่ากัน</translation>
    </message>
    <message>
      <source>No stumps: intruders are assumed to aim for where finds were made.</source>
      <translation>ไม่มีข้อมูลตอไม้: ถือว่าผู้บุกรุกมุ่งไปที่ที่เคยพบภัยคุกคาม</translation>
    </message>
    <message>
      <source>No such file or directory</source>
      <translation>ไม่มีไฟล์หรือโฟลเดอร์นี้</translation>
    </message>
    <message>
      <source>No two of {n:,} finds could lie within {metres:,.0f} m and {days:g} days: no repeat pattern can be told.</source>
      <translation>สิ่งที่พบ {n:,} รายการไม่มีสองรายการใดที่อยู่ภายใน {metres:,.0f} ม. และ {days:g} วันได้ จึงบอกไม่ได้ว่ามีการเกิดซ้ำ</translation>
    </message>
    <message>
      <source>No year of records is whole, so the yearly numbers are those of parts of years and are not compared.</source>
      <translation>ไม่มีปีใดที่บันทึกครบทั้งปี ตัวเลขรายปีจึงเป็นของบางส่วนของปีและไม่นำมาเปรียบเทียบ</translation>
    </message>
    <message>
      <source>No.</source>
      <translation>เลขที่</translation>
    </message>
    <message>
      <source>Nobody would have done any harm in these days, so there is no score. Try more replays or more days.</source>
      <translation>ในช่วงวันเหล่านี้ไม่มีใครก่อความเสียหาย จึงไม่มีคะแนน โปรดเพิ่มจำนวนครั้งที่จำลองหรือจำนวนวัน</translation>
    </message>
    <message>
      <source>None of the first records has a date, so they count in no period. If a column holds it, choose that column.</source>
      <translation>รายการแรก ๆ ไม่มีวันที่เลย จึงไม่นับในช่วงเวลาใด หากมีคอลัมน์วันที่ โปรดเลือกคอลัมน์นั้น</translation>
    </message>
    <message>
      <source>None of the first records lies near the site; the first is at latitude {lat}, longitude {lon}. Is the right site open, and are the coordinates in the system that is said?</source>
      <translation>รายการแรก ๆ ไม่มีรายการใดอยู่ใกล้พื้นที่ รายการแรกอยู่ที่ละติจูด {lat} ลองจิจูด {lon} เปิดพื้นที่ถูกต้องหรือไม่ และพิกัดเป็นระบบที่ระบุไว้หรือไม่</translation>
    </message>
    <message>
      <source>None of the {n} observations belongs to the site's threats ({threats}). See the settings of the site.</source>
      <translation>ในสิ่งที่พบ {n} รายการ ไม่มีรายการใดอยู่ในภัยคุกคามของพื้นที่ ({threats}) ดูที่การตั้งค่าพื้นที่</translation>
    </message>
    <message>
      <source>North (Y)</source>
      <translation>เหนือ (Y)</translation>
    </message>
    <message>
      <source>Not for more than {days} days, %</source>
      <translation>ไม่มีการเข้าไปเกิน {days} วัน %</translation>
    </message>
    <message>
      <source>Not imported: {reason}</source>
      <translation>ไม่ได้นำเข้า: {reason}</translation>
    </message>
    <message>
      <source>Not these</source>
      <translation>ข้ามไฟล์เหล่านี้</translation>
    </message>
    <message>
      <source>Not usable, see the list: {names}</source>
      <translation>ใช้ไม่ได้ ดูในรายการ: {names}</translation>
    </message>
    <message>
      <source>Not visited at all; risk {risk:.1f} times the average.</source>
      <translation>ไม่ได้เข้าถึงเลย ความเสี่ยง {risk:.1f} เท่าของค่าเฉลี่ย</translation>
    </message>
    <message>
      <source>Not visited, %</source>
      <translation>ไม่มีการเข้าไป %</translation>
    </message>
    <message>
      <source>Not visited: unknown</source>
      <translation>ไม่ได้เข้าถึง: ไม่ทราบ</translation>
    </message>
    <message>
      <source>Not whole years, so not compared with others: {years}.</source>
      <translation>ปีที่ไม่ครบ จึงไม่เปรียบเทียบกับปีอื่น: {years}</translation>
    </message>
    <message>
      <source>Not whole years, so not to be compared with others without care (seasons differ): {years}.</source>
      <translation>ปีที่ข้อมูลไม่เต็มปี จึงไม่ควรเทียบกับปีอื่นโดยไม่ระวัง (ฤดูกาลต่างกัน): {years}</translation>
    </message>
    <message>
      <source>Not worth correcting: keep them on record, show them no more</source>
      <translation>ไม่คุ้มที่จะแก้: ยังมีบันทึกไว้ แต่ไม่แสดงอีก</translation>
    </message>
    <message>
      <source>Note</source>
      <translation>หมายเหตุ</translation>
    </message>
    <message>
      <source>Nothing has been computed for this cycle yet.</source>
      <translation>ยังไม่มีผลการวิเคราะห์สำหรับรอบนี้</translation>
    </message>
    <message>
      <source>Nothing in the layer {file} lies within {km} km of the site, read in its coordinate system {crs}. Check that it is the right layer and that its coordinate system is set rightly.</source>
      <translation>ไม่มีข้อมูลใดในชั้นข้อมูล {file} อยู่ภายใน {km} กม. จากพื้นที่ (อ่านตามระบบพิกัด {crs}) โปรดตรวจว่าเลือกชั้นข้อมูลถูกและตั้งระบบพิกัดถูกต้อง</translation>
    </message>
    <message>
      <source>Nothing is known of any of them.</source>
      <translation>ไม่มีข้อมูลของรายการใดเลย</translation>
    </message>
    <message>
      <source>Nothing is set aside.</source>
      <translation>ไม่มีรายการที่กักไว้</translation>
    </message>
    <message>
      <source>Nothing of the plan “{plan}” lies in this training park. Choose the folder of the park that it was made for.</source>
      <translation>ไม่มีส่วนใดของแผน “{plan}” อยู่ในอุทยานฝึกอบรมนี้ โปรดเลือกโฟลเดอร์ของอุทยานที่แผนนี้ทำขึ้นมา</translation>
    </message>
    <message>
      <source>Nothing was changed; these are the settings of the site.</source>
      <translation>ไม่มีการเปลี่ยนแปลง ด้านล่างคือค่าที่ตั้งไว้ของพื้นที่</translation>
    </message>
    <message>
      <source>Nothing was found in the base year {base}, so other years cannot be given as a fraction of it.</source>
      <translation>ปีฐาน {base} ไม่พบสิ่งใดเลย จึงเทียบปีอื่นเป็นสัดส่วนของปีนี้ไม่ได้</translation>
    </message>
    <message>
      <source>Number of members</source>
      <translation>จำนวนสมาชิก</translation>
    </message>
    <message>
      <source>Number of the import</source>
      <translation>เลขที่การนำเข้า</translation>
    </message>
    <message>
      <source>Number of the import (0 when it was a trial)</source>
      <translation>เลขที่การนำเข้า (0 เมื่อเป็นการทดลอง)</translation>
    </message>
    <message>
      <source>Number of the import (0 when there was none)</source>
      <translation>เลขที่การนำเข้า (0 เมื่อไม่มีการนำเข้า)</translation>
    </message>
    <message>
      <source>Number of the import (0: the latest)</source>
      <translation>เลขที่การนำเข้า (0: ครั้งล่าสุด)</translation>
    </message>
    <message>
      <source>Numbers of records to dismiss (12, 15)</source>
      <translation>เลขที่รายการที่จะละไว้ (12, 15)</translation>
    </message>
    <message>
      <source>Observations</source>
      <translation>สิ่งที่พบ</translation>
    </message>
    <message>
      <source>Observations brought</source>
      <translation>สิ่งที่พบที่นำเข้า</translation>
    </message>
    <message>
      <source>Of the base year {wanted} there is no whole year of records, so {year} was taken.</source>
      <translation>ปีฐาน {wanted} ไม่มีบันทึกครบทั้งปี จึงใช้ปี {year} แทน</translation>
    </message>
    <message>
      <source>Of the best (PEI)</source>
      <translation>สัดส่วนของค่าที่ดีที่สุด (PEI)</translation>
    </message>
    <message>
      <source>Of these in camp</source>
      <translation>ในจำนวนนี้อยู่ในค่าย</translation>
    </message>
    <message>
      <source>Of these in camp or at other rests between two tracks, not in the hours under way</source>
      <translation>ในจำนวนนี้ เป็นชั่วโมงพักแรมหรือพักอื่นระหว่างสองเส้นทาง ไม่อยู่ในชั่วโมงเดินทาง</translation>
    </message>
    <message>
      <source>Of {finds:,} finds no {least} lie close enough together to be a cluster.</source>
      <translation>ในสิ่งที่พบ {finds:,} ครั้ง ไม่มี {least} ครั้งที่อยู่ใกล้กันพอจะเป็นกลุ่ม</translation>
    </message>
    <message>
      <source>Of {km:,.0f} km of patrol, {percent:.0f} % are by transport “{transport}”.</source>
      <translation>จากระยะลาดตระเวน {km:,.0f} กม. มี {percent:.0f} % ใช้พาหนะ “{transport}”</translation>
    </message>
    <message>
      <source>Of {n} measures that can be compared, {outside} are outside of what real sites have published.</source>
      <translation>จากค่าที่เปรียบเทียบได้ {n} ค่า มี {outside} ค่าอยู่นอกช่วงที่พื้นที่จริงเคยเผยแพร่</translation>
    </message>
    <message>
      <source>Of {walks:.1f} groups in a cycle it stops {interceptions:.2f} and photographs {photographed:.2f}, {photographed_in_time:.2f} of them early enough to stop them; its teams find {signs_found:.1f} signs.</source>
      <translation>จาก {walks:.1f} กลุ่มในหนึ่งรอบ แผนนี้สกัดได้ {interceptions:.2f} กลุ่ม ถ่ายภาพได้ {photographed:.2f} กลุ่ม ในจำนวนนี้ {photographed_in_time:.2f} กลุ่มทันเวลาพอจะสกัด ชุดลาดตระเวนพบร่องรอย {signs_found:.1f} รายการ</translation>
    </message>
    <message>
      <source>On Debian 13 or Ubuntu 24.10 and newer: {command}</source>
      <translation>บน Debian 13 หรือ Ubuntu 24.10 ขึ้นไป: {command}</translation>
    </message>
    <message>
      <source>On the average the chance of a find and what was found differ by {error:.1f} percentage points.</source>
      <translation>โดยเฉลี่ยโอกาสพบกับสิ่งที่พบจริงต่างกัน {error:.1f} จุดร้อยละ</translation>
    </message>
    <message>
      <source>On {end} {share} % of the site had not been visited for more than 90 days, or not at all since {start}.</source>
      <translation>เมื่อ {end} มี {share} % ของพื้นที่ที่ไม่มีการเข้าไปเกิน 90 วัน หรือไม่มีการเข้าไปเลยตั้งแต่ {start}</translation>
    </message>
    <message>
      <source>One reach for all (dbscan) or groups of different density (hdbscan)</source>
      <translation>ระยะเดียวสำหรับทั้งหมด (dbscan) หรือกลุ่มที่หนาแน่นต่างกัน (hdbscan)</translation>
    </message>
    <message>
      <source>Only the repairs of this rule (empty: all of it)</source>
      <translation>เฉพาะการแก้ไขตามกฎนี้ (ว่าง: ทั้งการนำเข้า)</translation>
    </message>
    <message>
      <source>Only tried, nothing was written. {READ:,} records read: {STORED:,} would be stored, {REPAIRED:,} repaired, {DUPLICATES:,} are already present, {QUARANTINED:,} would be set aside.</source>
      <translation>ทดลองเท่านั้น ไม่ได้เขียนข้อมูล อ่าน {READ:,} รายการ: จะเก็บ {STORED:,} แก้ไข {REPAIRED:,} มีอยู่แล้ว {DUPLICATES:,} กักไว้ {QUARANTINED:,}</translation>
    </message>
    <message>
      <source>Only try: nothing is written to the site</source>
      <translation>ทดลองเท่านั้น: ไม่เขียนข้อมูลลงพื้นที่</translation>
    </message>
    <message>
      <source>Only {added} of {number} cameras are proposed: no further site would catch more in time.</source>
      <translation>เสนอเพียง {added} จาก {number} กล้อง: จุดอื่นไม่ช่วยให้สกัดทันได้มากขึ้น</translation>
    </message>
    <message>
      <source>Open briefing</source>
      <translation>เปิดเอกสารชี้แจงแผน</translation>
    </message>
    <message>
      <source>Open folder</source>
      <translation>เปิดโฟลเดอร์</translation>
    </message>
    <message>
      <source>Open or create a site first, then import.</source>
      <translation>โปรดเปิดหรือสร้างพื้นที่ก่อน แล้วจึงนำเข้า</translation>
    </message>
    <message>
      <source>Open site</source>
      <translation>เปิดพื้นที่</translation>
    </message>
    <message>
      <source>Open site…</source>
      <translation>เปิดพื้นที่…</translation>
    </message>
    <message>
      <source>Other copy of the site</source>
      <translation>สำเนาอื่นของพื้นที่</translation>
    </message>
    <message>
      <source>Other entries</source>
      <translation>ข้อมูลอื่น</translation>
    </message>
    <message>
      <source>Out of reach even when a team leaves at once, %</source>
      <translation>ไปไม่ทันแม้ชุดออกทันที %</translation>
    </message>
    <message>
      <source>Outlines of clusters</source>
      <translation>ขอบเขตของกลุ่ม</translation>
    </message>
    <message>
      <source>PAWC Planner</source>
      <translation>PAWC Planner</translation>
    </message>
    <message>
      <source>PAWC Planner lacks these Python libraries: {names}. {place} {command}</source>
      <translation>PAWC Planner ยังขาดไลบรารี Python: {names} {place} {command}</translation>
    </message>
    <message>
      <source>Pages</source>
      <translation>จำนวนหน้า</translation>
    </message>
    <message>
      <source>Pairs by chance, days shuffled</source>
      <translation>จำนวนคู่โดยบังเอิญ เมื่อสลับวัน</translation>
    </message>
    <message>
      <source>Pairs by distance and days</source>
      <translation>จำนวนคู่ตามระยะทางและวัน</translation>
    </message>
    <message>
      <source>Pairs of finds near and soon</source>
      <translation>จำนวนคู่ที่ใกล้และไม่นาน</translation>
    </message>
    <message>
      <source>Pairs of sector and period</source>
      <translation>คู่ของเขตจัดการกับช่วงเวลา</translation>
    </message>
    <message>
      <source>Pairs over those by chance</source>
      <translation>จำนวนคู่เทียบกับความบังเอิญ</translation>
    </message>
    <message>
      <source>Pairs over those that the days of visits explain</source>
      <translation>จำนวนคู่เทียบกับที่วันที่ไปถึงอธิบายได้</translation>
    </message>
    <message>
      <source>Pairs ranked right (AUC)</source>
      <translation>คู่ที่จัดลำดับถูก (AUC)</translation>
    </message>
    <message>
      <source>Pairs that the days of visits explain</source>
      <translation>จำนวนคู่ที่วันที่ไปถึงอธิบายได้</translation>
    </message>
    <message>
      <source>Park visited</source>
      <translation>พื้นที่ที่เข้าถึง</translation>
    </message>
    <message>
      <source>Partners</source>
      <translation>หน่วยงานร่วม</translation>
    </message>
    <message>
      <source>Parts along the side of a cell</source>
      <translation>จำนวนส่วนตามด้านของช่อง</translation>
    </message>
    <message>
      <source>Passes no camera</source>
      <translation>ไม่ผ่านกล้องใด</translation>
    </message>
    <message>
      <source>Past cycles</source>
      <translation>รอบที่ผ่านมา</translation>
    </message>
    <message>
      <source>Past scores</source>
      <translation>คะแนนในอดีต</translation>
    </message>
    <message>
      <source>Patrol</source>
      <translation>การลาดตระเวน</translation>
    </message>
    <message>
      <source>Patrol bias {points} points ({low} to {high}): the signs found lie on average on ground patrolled more than {found} % of the park, all signs on ground patrolled more than {true} %.</source>
      <translation>ความเอนเอียงของการลาดตระเวน {points} จุดเปอร์เซ็นไทล์ ({low} ถึง {high}): ร่องรอยที่พบโดยเฉลี่ยอยู่บนพื้นที่ซึ่งลาดตระเวนมากกว่าพื้นที่ {found} % ของอุทยาน ส่วนร่องรอยทั้งหมดอยู่บนพื้นที่ซึ่งลาดตระเวนมากกว่า {true} %</translation>
    </message>
    <message>
      <source>Patrol coverage</source>
      <translation>ความครอบคลุมการลาดตระเวน</translation>
    </message>
    <message>
      <source>Patrol coverage, cells visited</source>
      <translation>พื้นที่ครอบคลุมของการลาดตระเวน ตามช่องที่เข้าถึง</translation>
    </message>
    <message>
      <source>Patrol days</source>
      <translation>วันลาดตระเวน</translation>
    </message>
    <message>
      <source>Patrol effort</source>
      <translation>ระยะลาดตระเวน</translation>
    </message>
    <message>
      <source>Patrol gaps</source>
      <translation>ช่องว่างการลาดตระเวน</translation>
    </message>
    <message>
      <source>Patrol km a year</source>
      <translation>ระยะทางลาดตระเวน กม. ต่อปี</translation>
    </message>
    <message>
      <source>Patrol plan</source>
      <translation>แผนการลาดตระเวน</translation>
    </message>
    <message>
      <source>Patrol routes</source>
      <translation>เส้นทางลาดตระเวน</translation>
    </message>
    <message>
      <source>Patrol that visits each cell</source>
      <translation>ชุดเดินที่ไปแต่ละช่อง</translation>
    </message>
    <message>
      <source>Patrol tracks</source>
      <translation>เส้นทางที่ลาดตระเวนแล้ว</translation>
    </message>
    <message>
      <source>Patrol-days</source>
      <translation>วันลาดตระเวน</translation>
    </message>
    <message>
      <source>Patrol-days a year</source>
      <translation>วันลาดตระเวนต่อปี</translation>
    </message>
    <message>
      <source>Patrol-days inside the boundary</source>
      <translation>วันลาดตระเวนภายในขอบเขต</translation>
    </message>
    <message>
      <source>Patrol-days to 80 %</source>
      <translation>วันลาดตระเวนจนถึง 80 %</translation>
    </message>
    <message>
      <source>Patrol-days with partners</source>
      <translation>วันลาดตระเวนร่วมกับหน่วยอื่น</translation>
    </message>
    <message>
      <source>Patrol-days, by month</source>
      <translation>วันลาดตระเวน รายเดือน</translation>
    </message>
    <message>
      <source>Patrol-days, by year</source>
      <translation>วันลาดตระเวน รายปี</translation>
    </message>
    <message>
      <source>Patrol-days: {days:,}.</source>
      <translation>ออกลาดตระเวน {days:,} วันลาดตระเวน</translation>
    </message>
    <message>
      <source>Patrol-days: {days:,}; {least:,} to {most:,} in a whole month.</source>
      <translation>ออกลาดตระเวน {days:,} วันลาดตระเวน: {least:,} ถึง {most:,} ต่อเดือนเต็ม</translation>
    </message>
    <message>
      <source>Patrol-days: {days:,}; {least:,} to {most:,} in a whole year.</source>
      <translation>ออกลาดตระเวน {days:,} วันลาดตระเวน: {least:,} ถึง {most:,} ต่อปีเต็ม</translation>
    </message>
    <message>
      <source>Patrolled</source>
      <translation>ลาดตระเวนแล้ว</translation>
    </message>
    <message>
      <source>Patrols</source>
      <translation>จำนวนครั้งที่ลาดตระเวน</translation>
    </message>
    <message>
      <source>Patrols and tracks</source>
      <translation>การลาดตระเวนและเส้นทาง</translation>
    </message>
    <message>
      <source>Patrols brought</source>
      <translation>การลาดตระเวนที่นำเข้า</translation>
    </message>
    <message>
      <source>Patrols covered {km:,.0f} km in {months} months: {median:,.0f} km in a usual month (median), {most:,.0f} km in the busiest ({month}); months without a patrol track: {without}.</source>
      <translation>ลาดตระเวน {km:,.0f} กม. ใน {months} เดือน: เดือนทั่วไป (มัธยฐาน) {median:,.0f} กม. เดือนที่มากที่สุด {most:,.0f} กม. ({month}) เดือนที่ไม่มีเส้นทางลาดตระเวน {without} เดือน</translation>
    </message>
    <message>
      <source>Patrols covered {km:,.0f} km in {month}.</source>
      <translation>ลาดตระเวน {km:,.0f} กม. ใน {month}</translation>
    </message>
    <message>
      <source>Patrols covered {km:,.0f} km, {inside:,.0f} km of it inside the boundary; patrol-days: {days:,}.</source>
      <translation>ลาดตระเวนรวม {km:,.0f} กม. อยู่ในแนวเขต {inside:,.0f} กม. รวม {days:,} วันลาดตระเวน</translation>
    </message>
    <message>
      <source>Patrols found none of the {signs} signs that were there.</source>
      <translation>ชุดลาดตระเวนไม่พบร่องรอยใดเลยจากร่องรอยที่มีอยู่จริง {signs} รายการ</translation>
    </message>
    <message>
      <source>Patrols in their order</source>
      <translation>ชุดเดินตามลำดับ</translation>
    </message>
    <message>
      <source>Patrols inside the boundary</source>
      <translation>จำนวนครั้งการลาดตระเวนภายในขอบเขต</translation>
    </message>
    <message>
      <source>Patrols planned</source>
      <translation>แผนลาดตระเวน</translation>
    </message>
    <message>
      <source>Patrols reached {visited} % of the park; {unknown} cells ({share} % of the park) were not visited. Nothing is known about them: they are unknown, not safe.</source>
      <translation>ลาดตระเวนถึง {visited} % ของพื้นที่ ไม่ได้เข้าถึง {unknown} ช่อง ({share} % ของพื้นที่) ซึ่งไม่มีข้อมูล: ถือว่าไม่ทราบ ไม่ใช่ปลอดภัย</translation>
    </message>
    <message>
      <source>Patrols to 80 %</source>
      <translation>จำนวนชุดเดินจนถึง 80 %</translation>
    </message>
    <message>
      <source>Patrols walk to the nearest cell that is still open and return within their hours: a plan that can be walked, not the shortest one.</source>
      <translation>ชุดเดินไปยังช่องที่ยังไม่ได้ไปซึ่งใกล้ที่สุดและกลับภายในเวลาที่มี เป็นแผนที่เดินได้จริง แต่ไม่ใช่แผนที่สั้นที่สุด</translation>
    </message>
    <message>
      <source>Pattern</source>
      <translation>รูปแบบ</translation>
    </message>
    <message>
      <source>People</source>
      <translation>จำนวนคน</translation>
    </message>
    <message>
      <source>People arrested</source>
      <translation>จำนวนผู้ถูกจับกุม</translation>
    </message>
    <message>
      <source>People arrested a year</source>
      <translation>จำนวนคนที่ถูกจับต่อปี</translation>
    </message>
    <message>
      <source>People on these pictures</source>
      <translation>จำนวนคนในภาพเหล่านี้</translation>
    </message>
    <message>
      <source>People photographed a year</source>
      <translation>จำนวนคนที่ถูกถ่ายภาพต่อปี</translation>
    </message>
    <message>
      <source>People seen</source>
      <translation>จำนวนคนที่เห็น</translation>
    </message>
    <message>
      <source>People seen by cameras</source>
      <translation>จำนวนครั้งที่กล้องพบคน</translation>
    </message>
    <message>
      <source>People stopped of those photographed, %</source>
      <translation>สัดส่วนคนที่ถูกสกัดจากคนที่ถูกถ่ายภาพ %</translation>
    </message>
    <message>
      <source>Per</source>
      <translation>ต่อ</translation>
    </message>
    <message>
      <source>Per month</source>
      <translation>รายเดือน</translation>
    </message>
    <message>
      <source>Period</source>
      <translation>ช่วงเวลา</translation>
    </message>
    <message>
      <source>Periods</source>
      <translation>ช่วง</translation>
    </message>
    <message>
      <source>Periods after the effort</source>
      <translation>จำนวนช่วงเวลาหลังการลาดตระเวน</translation>
    </message>
    <message>
      <source>Periods after the effort to test</source>
      <translation>จำนวนช่วงเวลาหลังการลาดตระเวนที่ทดสอบ</translation>
    </message>
    <message>
      <source>Periods before that count with each</source>
      <translation>จำนวนช่วงก่อนหน้าที่นับรวมกับแต่ละช่วง</translation>
    </message>
    <message>
      <source>Periods cold</source>
      <translation>ช่วงที่เย็น</translation>
    </message>
    <message>
      <source>Periods from {first} to {last}; the last one may not be whole.</source>
      <translation>ช่วงตั้งแต่ {first} ถึง {last} ช่วงสุดท้ายอาจไม่เต็ม</translation>
    </message>
    <message>
      <source>Periods hot</source>
      <translation>ช่วงที่ร้อน</translation>
    </message>
    <message>
      <source>Periods later</source>
      <translation>จำนวนช่วงเวลาถัดมา</translation>
    </message>
    <message>
      <source>Periods with a visit</source>
      <translation>ช่วงที่มีคนไป</translation>
    </message>
    <message>
      <source>Permission denied</source>
      <translation>ไม่ได้รับอนุญาต</translation>
    </message>
    <message>
      <source>Personal data are kept; the choice is recorded with the import.</source>
      <translation>เก็บข้อมูลส่วนบุคคลไว้ การเลือกนี้จะบันทึกไว้กับการนำเข้า</translation>
    </message>
    <message>
      <source>Personal data kept</source>
      <translation>เก็บข้อมูลส่วนบุคคล</translation>
    </message>
    <message>
      <source>Personal data, left out: {names}</source>
      <translation>ข้อมูลส่วนบุคคลที่ตัดออก: {names}</translation>
    </message>
    <message>
      <source>Pictures</source>
      <translation>จำนวนภาพ</translation>
    </message>
    <message>
      <source>Pictures of cameras</source>
      <translation>ภาพจากกล้อง</translation>
    </message>
    <message>
      <source>Pictures of days on which their camera is not known to have worked: {n}; they are in no rate.</source>
      <translation>ภาพในวันที่ไม่ทราบว่ากล้องทำงาน: {n} ภาพ ไม่นับในอัตราใด</translation>
    </message>
    <message>
      <source>Pictures of people</source>
      <translation>ภาพคน</translation>
    </message>
    <message>
      <source>Pictures of people other than rangers</source>
      <translation>ภาพคนที่ไม่ใช่เจ้าหน้าที่</translation>
    </message>
    <message>
      <source>Pictures of people other than rangers per 100 camera-days, by month</source>
      <translation>ภาพคนที่ไม่ใช่เจ้าหน้าที่ต่อ 100 วันกล้อง รายเดือน</translation>
    </message>
    <message>
      <source>Pictures of people other than rangers: {n:,}; bars with wide intervals rest on few camera-days or pictures.</source>
      <translation>กล้องถ่ายภาพคนที่ไม่ใช่เจ้าหน้าที่ {n:,} ภาพ แท่งที่มีช่วงกว้างมาจากวันกล้องหรือภาพจำนวนน้อย</translation>
    </message>
    <message>
      <source>Pictures of people per 100 camera-days</source>
      <translation>ภาพคนต่อ 100 วันกล้อง</translation>
    </message>
    <message>
      <source>Pictures of people within these minutes show one group</source>
      <translation>ภาพคนที่ห่างกันไม่เกินจำนวนนาทีนี้นับเป็นกลุ่มเดียว</translation>
    </message>
    <message>
      <source>Pictures of rangers</source>
      <translation>ภาพเจ้าหน้าที่</translation>
    </message>
    <message>
      <source>Pictures on no known working day</source>
      <translation>ภาพในวันที่ไม่ทราบว่ากล้องทำงาน</translation>
    </message>
    <message>
      <source>Pictures on these days</source>
      <translation>ภาพในวันเหล่านี้</translation>
    </message>
    <message>
      <source>Pictures per 100 camera-days, by what they show</source>
      <translation>ภาพต่อ 100 วันกล้อง แยกตามสิ่งที่เห็น</translation>
    </message>
    <message>
      <source>Pictures that show nothing, %</source>
      <translation>ภาพที่ไม่มีอะไร %</translation>
    </message>
    <message>
      <source>Pictures: {n:,}; of people other than rangers: {people:,}; of rangers: {rangers:,}.</source>
      <translation>จาก {n:,} ภาพ เป็นคนที่ไม่ใช่เจ้าหน้าที่ {people:,} ภาพ เจ้าหน้าที่ {rangers:,} ภาพ</translation>
    </message>
    <message>
      <source>Places at which a defect was sown</source>
      <translation>จำนวนแห่งที่ใส่ข้อบกพร่อง</translation>
    </message>
    <message>
      <source>Plain density</source>
      <translation>ความหนาแน่นธรรมดา</translation>
    </message>
    <message>
      <source>Plan</source>
      <translation>แผน</translation>
    </message>
    <message>
      <source>Plan next cycle</source>
      <translation>วางแผนรอบต่อไป</translation>
    </message>
    <message>
      <source>Plan the next cycle</source>
      <translation>วางแผนรอบต่อไป</translation>
    </message>
    <message>
      <source>Planning cell, metres</source>
      <translation>ขนาดช่องวางแผน เมตร</translation>
    </message>
    <message>
      <source>Planning cells that touch the site</source>
      <translation>จำนวนช่องวางแผนในพื้นที่</translation>
    </message>
    <message>
      <source>Please answer the question about {names}.</source>
      <translation>โปรดตอบคำถามเกี่ยวกับ {names}</translation>
    </message>
    <message>
      <source>Points better than plain density</source>
      <translation>ดีกว่าความหนาแน่นธรรมดากี่จุด</translation>
    </message>
    <message>
      <source>Present before</source>
      <translation>มีอยู่แล้ว</translation>
    </message>
    <message>
      <source>Preview import</source>
      <translation>ดูตัวอย่างก่อนนำเข้า</translation>
    </message>
    <message>
      <source>Print briefing</source>
      <translation>พิมพ์เอกสารชี้แจงแผน</translation>
    </message>
    <message>
      <source>Prints the plan of a cycle as an A4 PDF: overview, hotspots and gaps, one sheet per team with way-points to type into a GPS, and the cameras. CYCLE is the cycle's name (2025-02-01_2025-02-28); empty takes the latest. REDACT leaves stumps, camera sites and information reports off the team sheets.</source>
      <translation>พิมพ์แผนของรอบปฏิบัติการเป็น PDF ขนาด A4: ภาพรวม จุดร้อนและช่องว่างการลาดตระเวน แผ่นละชุดพร้อมจุดแวะสำหรับป้อนใน GPS และจุดกล้อง CYCLE คือชื่อรอบ (2025-02-01_2025-02-28) ถ้าว่างจะใช้รอบล่าสุด REDACT ไม่แสดงตอไม้ จุดกล้อง และรายงานการข่าวในแผ่นของชุด</translation>
    </message>
    <message>
      <source>Probability of the intervals</source>
      <translation>ความน่าจะเป็นของช่วงความเชื่อมั่น</translation>
    </message>
    <message>
      <source>Problem</source>
      <translation>ปัญหา</translation>
    </message>
    <message>
      <source>Problems ({count})</source>
      <translation>ปัญหา ({count})</translation>
    </message>
    <message>
      <source>Proposed cameras</source>
      <translation>จุดกล้องที่เสนอ</translation>
    </message>
    <message>
      <source>Proposed routes</source>
      <translation>เส้นทางที่เสนอ</translation>
    </message>
    <message>
      <source>Proposes routes for several teams and days from their stations, within the hours of a day, over real ground: travel time follows slope, land cover, roads, trails and rivers. Routes serve the largest gaps; the share they serve stands beside the most that any plan could. Nothing is stored in the site; Plan the next cycle does that.</source>
      <translation>เสนอเส้นทางหลายชุดหลายวันจากหน่วยพิทักษ์ ภายในชั่วโมงของแต่ละวัน ตามภูมิประเทศจริง: เวลาเดินทางขึ้นกับความลาดชัน สิ่งปกคลุมดิน ถนน ทางเดินเท้า และแม่น้ำลำห้วย เส้นทางมุ่งไปยังช่องว่างใหญ่สุด แสดงสัดส่วนที่เข้าถึงคู่กับค่าสูงสุดที่แผนใด ๆ จะได้ ไม่เก็บผลในพื้นที่ หากต้องการเก็บให้ใช้ “วางแผนรอบต่อไป”</translation>
    </message>
    <message>
      <source>QGIS project</source>
      <translation>โครงการ QGIS</translation>
    </message>
    <message>
      <source>Radius (m)</source>
      <translation>รัศมี (ม.)</translation>
    </message>
    <message>
      <source>Random</source>
      <translation>สุ่ม</translation>
    </message>
    <message>
      <source>Rate</source>
      <translation>อัตรา</translation>
    </message>
    <message>
      <source>Rate and index by year</source>
      <translation>อัตราและดัชนีรายปี</translation>
    </message>
    <message>
      <source>Rate inside over outside</source>
      <translation>อัตราข้างในเทียบข้างนอก</translation>
    </message>
    <message>
      <source>Rate of the last whole year over that of the base year</source>
      <translation>อัตราของปีเต็มปีล่าสุดหารด้วยอัตราของปีฐาน</translation>
    </message>
    <message>
      <source>Rate, drawn to the mean</source>
      <translation>อัตราที่ปรับเข้าหาค่าเฉลี่ย</translation>
    </message>
    <message>
      <source>Rates</source>
      <translation>อัตราการพบ</translation>
    </message>
    <message>
      <source>Rates by period, sector and category</source>
      <translation>อัตราตามช่วงเวลา เขตจัดการ และประเภท</translation>
    </message>
    <message>
      <source>Reach between neighbours in metres (0: from the finds)</source>
      <translation>ระยะระหว่างเพื่อนบ้านเป็นเมตร (0: จากสิ่งที่พบ)</translation>
    </message>
    <message>
      <source>Reach between neighbours, metres</source>
      <translation>ระยะระหว่างเพื่อนบ้าน เมตร</translation>
    </message>
    <message>
      <source>Reach of the stations</source>
      <translation>ระยะตอบสนองของหน่วย</translation>
    </message>
    <message>
      <source>Read</source>
      <translation>อ่าน</translation>
    </message>
    <message>
      <source>Read raw, finds per km and effort have a correlation of {raw:+.2f} (constant rates with these kilometres give {chance:+.2f}); such a plot is no evidence of deterrence.</source>
      <translation>ถ้าอ่านตรง ๆ สิ่งที่พบต่อ กม. กับการลาดตระเวนมีสหสัมพันธ์ {raw:+.2f} (อัตราคงที่บนระยะทางเดียวกันให้ {chance:+.2f}) กราฟเช่นนี้ไม่ใช่หลักฐานของผลการป้องปราม</translation>
    </message>
    <message>
      <source>Read raw, finds per km change with effort (correlation {raw:+.2f}); constant rates with these kilometres give {chance:+.2f} on average ({low:+.2f} to {high:+.2f}): the raw reading says nothing.</source>
      <translation>ถ้าอ่านตรง ๆ สิ่งที่พบต่อ กม. เปลี่ยนตามการลาดตระเวน (สหสัมพันธ์ {raw:+.2f}) แต่อัตราคงที่บนระยะทางเดียวกันให้ค่าเฉลี่ย {chance:+.2f} ({low:+.2f} ถึง {high:+.2f}) การอ่านตรง ๆ จึงไม่บอกอะไร</translation>
    </message>
    <message>
      <source>Read raw, finds per km change with effort (correlation {raw:+.2f}; constant rates give {chance:+.2f}), but what followed the effort does not bear it out: do not read deterrence from a plot of rate against effort.</source>
      <translation>ถ้าอ่านตรง ๆ สิ่งที่พบต่อ กม. เปลี่ยนตามการลาดตระเวน (สหสัมพันธ์ {raw:+.2f} อัตราคงที่ให้ {chance:+.2f}) แต่สิ่งที่เกิดหลังการลาดตระเวนไม่ยืนยัน อย่าอ่านผลการป้องปรามจากกราฟอัตราการพบเทียบกับการลาดตระเวน</translation>
    </message>
    <message>
      <source>Read raw, finds per km show no clear change with effort (correlation {raw:+.2f}; constant rates give {chance:+.2f}): the plot hides what followed the effort.</source>
      <translation>ถ้าอ่านตรง ๆ สิ่งที่พบต่อ กม. ไม่เปลี่ยนชัดเจนตามการลาดตระเวน (สหสัมพันธ์ {raw:+.2f} อัตราคงที่ให้ {chance:+.2f}) กราฟซ่อนสิ่งที่เกิดหลังการลาดตระเวนไว้</translation>
    </message>
    <message>
      <source>Reading</source>
      <translation>การอ่านผล</translation>
    </message>
    <message>
      <source>Reading data quality</source>
      <translation>กำลังอ่านคุณภาพข้อมูล</translation>
    </message>
    <message>
      <source>Reading repairs</source>
      <translation>กำลังอ่านการแก้ไข</translation>
    </message>
    <message>
      <source>Reading the categories of finds</source>
      <translation>กำลังอ่านประเภทของสิ่งที่พบ</translation>
    </message>
    <message>
      <source>Received on</source>
      <translation>วันที่รับแจ้ง</translation>
    </message>
    <message>
      <source>Record</source>
      <translation>รายการ</translation>
    </message>
    <message>
      <source>Record {record} for table {table} was refused: {reason}. Nothing was changed.</source>
      <translation>ไม่รับรายการ {record} ของตาราง {table}: {reason} ไม่มีอะไรเปลี่ยนแปลง</translation>
    </message>
    <message>
      <source>Records</source>
      <translation>ข้อมูลที่บันทึก</translation>
    </message>
    <message>
      <source>Records already present</source>
      <translation>รายการที่มีอยู่แล้ว</translation>
    </message>
    <message>
      <source>Records dismissed</source>
      <translation>รายการที่ละไว้</translation>
    </message>
    <message>
      <source>Records in quarantine</source>
      <translation>รายการที่กักไว้</translation>
    </message>
    <message>
      <source>Records of finds inside the boundary</source>
      <translation>จำนวนบันทึกที่พบภายในแนวเขต</translation>
    </message>
    <message>
      <source>Records of stumps not counted, as they are the same stumps recorded again (within {metres} m): {n}.</source>
      <translation>บันทึกตอไม้ที่ไม่นับ เพราะเป็นตอเดิมที่บันทึกซ้ำ (ห่างไม่เกิน {metres} ม.): {n} รายการ</translation>
    </message>
    <message>
      <source>Records of stumps within these metres can be one stump</source>
      <translation>บันทึกตอไม้ที่ห่างกันไม่เกินจำนวนเมตรนี้อาจเป็นตอเดียวกัน</translation>
    </message>
    <message>
      <source>Records read</source>
      <translation>รายการที่อ่าน</translation>
    </message>
    <message>
      <source>Records repaired or left out, each on record</source>
      <translation>รายการที่แก้ไขหรือตัดออก มีบันทึกทุกรายการ</translation>
    </message>
    <message>
      <source>Records still set aside</source>
      <translation>รายการที่ยังกักไว้</translation>
    </message>
    <message>
      <source>Records stored as they were</source>
      <translation>รายการที่เก็บตามเดิม</translation>
    </message>
    <message>
      <source>Repaired</source>
      <translation>แก้ไข</translation>
    </message>
    <message>
      <source>Repairs</source>
      <translation>การแก้ไข</translation>
    </message>
    <message>
      <source>Repairs of import {number} are taken back: {removed} rows were taken out, {restored} put back.</source>
      <translation>ย้อนกลับการแก้ไขของการนำเข้า {number} แล้ว: นำออก {removed} แถว คืนกลับ {restored} แถว</translation>
    </message>
    <message>
      <source>Replace an existing site database</source>
      <translation>แทนที่ฐานข้อมูลพื้นที่เดิม</translation>
    </message>
    <message>
      <source>Replays</source>
      <translation>จำนวนครั้งที่จำลอง</translation>
    </message>
    <message>
      <source>Replays in which the plan is better, percent</source>
      <translation>สัดส่วนครั้งที่แผนนี้ดีกว่า ร้อยละ</translation>
    </message>
    <message>
      <source>Report as a text file</source>
      <translation>รายงานเป็นไฟล์ข้อความ</translation>
    </message>
    <message>
      <source>Report of the import</source>
      <translation>รายงานการนำเข้า</translation>
    </message>
    <message>
      <source>Response</source>
      <translation>การตอบสนอง</translation>
    </message>
    <message>
      <source>Response gap</source>
      <translation>ช่องว่างการตอบสนอง</translation>
    </message>
    <message>
      <source>Response per cell</source>
      <translation>การตอบสนองรายช่อง</translation>
    </message>
    <message>
      <source>Result</source>
      <translation>ผลลัพธ์</translation>
    </message>
    <message>
      <source>Results</source>
      <translation>ผลวิเคราะห์</translation>
    </message>
    <message>
      <source>Results folder</source>
      <translation>โฟลเดอร์ผลลัพธ์</translation>
    </message>
    <message>
      <source>Retry what was set aside</source>
      <translation>ลองนำเข้ารายการที่กักไว้อีกครั้ง</translation>
    </message>
    <message>
      <source>Rise a year that would be seen, %</source>
      <translation>การเพิ่มขึ้นต่อปีที่จะตรวจพบได้ %</translation>
    </message>
    <message>
      <source>Rise a year that would be seen, percent</source>
      <translation>การเพิ่มขึ้นต่อปีที่จะตรวจเห็นได้ ร้อยละ</translation>
    </message>
    <message>
      <source>Rising, also when the number of tests is allowed for: {names}.</source>
      <translation>เพิ่มขึ้น แม้คำนึงถึงจำนวนการทดสอบแล้ว: {names}</translation>
    </message>
    <message>
      <source>Risk</source>
      <translation>ความเสี่ยง</translation>
    </message>
    <message>
      <source>Risk is learnt from {looks:,} visits to cells, of which {found:,} found something, and from the ground; it counts half, rates per km and likely ways of intruders the other half.</source>
      <translation>ความเสี่ยงเรียนรู้จากการเข้าช่อง {looks:,} ครั้ง ซึ่งพบสิ่งใด {found:,} ครั้ง และจากสภาพพื้นที่ คิดเป็นครึ่งหนึ่ง อีกครึ่งมาจากการพบต่อกม.และเส้นทางที่ผู้บุกรุกน่าจะใช้</translation>
    </message>
    <message>
      <source>Risk map</source>
      <translation>แผนที่ความเสี่ยง</translation>
    </message>
    <message>
      <source>Risk map: share of the best possible (PEI)</source>
      <translation>แผนที่ความเสี่ยง: สัดส่วนของค่าที่ดีที่สุด (PEI)</translation>
    </message>
    <message>
      <source>Risk map: times chance (PAI)</source>
      <translation>แผนที่ความเสี่ยง: กี่เท่าของการสุ่ม (PAI)</translation>
    </message>
    <message>
      <source>Risk per cell</source>
      <translation>ความเสี่ยงรายช่อง</translation>
    </message>
    <message>
      <source>Risk, from</source>
      <translation>ความเสี่ยง ตั้งแต่</translation>
    </message>
    <message>
      <source>Risk, times the mean</source>
      <translation>ความเสี่ยง เท่าของค่าเฉลี่ย</translation>
    </message>
    <message>
      <source>Risk, to</source>
      <translation>ความเสี่ยง ถึง</translation>
    </message>
    <message>
      <source>Rivers</source>
      <translation>แม่น้ำลำห้วย</translation>
    </message>
    <message>
      <source>Roads</source>
      <translation>ถนน</translation>
    </message>
    <message>
      <source>Role</source>
      <translation>ประเภทชั้นข้อมูล</translation>
    </message>
    <message>
      <source>Routes drawn by hand (lines)</source>
      <translation>เส้นทางที่วาดด้วยมือ (เส้น)</translation>
    </message>
    <message>
      <source>Row</source>
      <translation>แถว</translation>
    </message>
    <message>
      <source>Row {row} of quarantine stands for more than one record of {file} and cannot be corrected here. Correct the file itself and import it again.</source>
      <translation>รายการที่กักไว้ {row} แทนหลายรายการของ {file} จึงแก้ที่นี่ไม่ได้ โปรดแก้ในไฟล์เอง แล้วนำเข้าใหม่</translation>
    </message>
    <message>
      <source>Row {row}: {reason}</source>
      <translation>แถว {row}: {reason}</translation>
    </message>
    <message>
      <source>Rows added</source>
      <translation>แถวที่เพิ่ม</translation>
    </message>
    <message>
      <source>Rows already present</source>
      <translation>แถวที่มีอยู่แล้ว</translation>
    </message>
    <message>
      <source>Rows put back</source>
      <translation>แถวที่คืนกลับ</translation>
    </message>
    <message>
      <source>Rows removed</source>
      <translation>แถวที่นำออก</translation>
    </message>
    <message>
      <source>Rows replaced by the other copy's</source>
      <translation>แถวที่แทนที่ด้วยของอีกไฟล์</translation>
    </message>
    <message>
      <source>Rows to show</source>
      <translation>จำนวนแถวที่แสดง</translation>
    </message>
    <message>
      <source>Rule</source>
      <translation>กฎ</translation>
    </message>
    <message>
      <source>Run</source>
      <translation>คำนวณ</translation>
    </message>
    <message>
      <source>SMART data model (XML)</source>
      <translation>แบบจำลองข้อมูลของ SMART (XML)</translation>
    </message>
    <message>
      <source>SMART independent incidents (XML)</source>
      <translation>เหตุการณ์ที่ไม่ผูกกับการลาดตระเวนของ SMART (XML)</translation>
    </message>
    <message>
      <source>SMART patrols (XML)</source>
      <translation>การลาดตระเวนของ SMART (XML)</translation>
    </message>
    <message>
      <source>Save mapping for this site as</source>
      <translation>บันทึกการจับคู่ของพื้นที่นี้ในชื่อ</translation>
    </message>
    <message>
      <source>Save numbers</source>
      <translation>บันทึกตัวเลข</translation>
    </message>
    <message>
      <source>Save numbers…</source>
      <translation>บันทึกตัวเลข…</translation>
    </message>
    <message>
      <source>Save picture</source>
      <translation>บันทึกภาพ</translation>
    </message>
    <message>
      <source>Save picture…</source>
      <translation>บันทึกภาพ…</translation>
    </message>
    <message>
      <source>Save table</source>
      <translation>บันทึกตาราง</translation>
    </message>
    <message>
      <source>Save table…</source>
      <translation>บันทึกตาราง…</translation>
    </message>
    <message>
      <source>Says how good a plan would have been: it is tried out many times against the hidden intruders of a training park, in the cycle after the park's history. The score, 0 to 100, counts above all the share of the harm (trees, snares, nests, crops) that the plan prevents, then groups stopped and signs found, and a little groups photographed and ground searched; its interval is that in which it lies with 95 % certainty.

The plan is that of a site (CYCLE empty: the latest), or one drawn by hand: ROUTES are lines, one per team and day, with the columns team, day, station and transport where you have them; CAMERAS are points (without them the cameras of the site's plan stand, if there is one). Give SITE and ROUTES, or SITE and OTHER, to compare: all plans meet the same intruders with the same luck. With REACT, intruders learn during the cycle from what happens to them. PARK is the folder of the training park with its truth.</source>
      <translation>บอกว่าแผนจะได้ผลดีเพียงใด: ทดลองแผนหลายครั้งกับผู้บุกรุกที่ซ่อนอยู่ของอุทยานฝึกอบรม ในรอบถัดจากเหตุการณ์ที่ผ่านมา คะแนน 0 ถึง 100 นับสัดส่วนของความเสียหาย (ต้นไม้ บ่วง รัง พืชไร่) ที่แผนป้องกันได้มากที่สุด รองลงมาคือกลุ่มที่สกัดได้และร่องรอยที่พบ และนับกลุ่มที่ถ่ายภาพได้กับพื้นที่ที่ตรวจอีกเล็กน้อย พร้อมช่วงความเชื่อมั่น 95 %

แผนมาจากฐานข้อมูลพื้นที่ (CYCLE ว่าง: รอบล่าสุด) หรือวาดด้วยมือ: ROUTES คือเส้น หนึ่งเส้นต่อหนึ่งชุดและหนึ่งวัน มีคอลัมน์ team, day, station และ transport ถ้ามี CAMERAS คือจุด (ถ้าไม่ใส่ จะใช้กล้องตามแผนของพื้นที่ ถ้ามี) ใส่ SITE กับ ROUTES หรือ SITE กับ OTHER เพื่อเปรียบเทียบ: ทุกแผนพบผู้บุกรุกชุดเดียวกันด้วยโชคเดียวกัน REACT คือผู้บุกรุกเรียนรู้ระหว่างรอบจากสิ่งที่เกิดกับตน PARK คือโฟลเดอร์ของอุทยานฝึกอบรมที่มีเฉลย</translation>
    </message>
    <message>
      <source>Scan clusters</source>
      <translation>กลุ่มจากการกวาดสแกน</translation>
    </message>
    <message>
      <source>Score</source>
      <translation>คะแนน</translation>
    </message>
    <message>
      <source>Score a plan</source>
      <translation>ให้คะแนนแผน</translation>
    </message>
    <message>
      <source>Score less that of the plan compared with</source>
      <translation>คะแนนลบด้วยคะแนนของแผนที่เปรียบเทียบ</translation>
    </message>
    <message>
      <source>Score, 0 to 100</source>
      <translation>คะแนน 0 ถึง 100</translation>
    </message>
    <message>
      <source>Score, lower end of the interval</source>
      <translation>คะแนน ปลายล่างของช่วง</translation>
    </message>
    <message>
      <source>Score, upper end of the interval</source>
      <translation>คะแนน ปลายบนของช่วง</translation>
    </message>
    <message>
      <source>Scores every cell by the threat expected there that patrols have not seen: relative risk x what recent effort would have missed x what is at stake. Days since the last visit stand beside it. Rank 1 is the largest gap. Beside the patrol gap stand the camera gap (likely intrusion that no standing camera with signal sees) and the response gap (intrusion that no team could meet in time), and for each sector its share of the whole gap.</source>
      <translation>ให้คะแนนทุกช่องตามภัยที่คาดว่ามีแต่ลาดตระเวนยังไม่เห็น: ความเสี่ยงสัมพัทธ์ x สิ่งที่งานล่าสุดน่าจะพลาด x มูลค่าที่เสี่ยงสูญเสีย พร้อมจำนวนวันนับจากครั้งที่ไปถึง อันดับ 1 คือช่องว่างใหญ่ที่สุด ข้างช่องว่างลาดตระเวนมีช่องว่างกล้อง (การบุกรุกที่น่าจะเกิดซึ่งไม่มีกล้องที่มีสัญญาณเห็น) และช่องว่างการตอบสนอง (การบุกรุกที่ไม่มีชุดใดสกัดทัน) และสัดส่วนช่องว่างของแต่ละเขต</translation>
    </message>
    <message>
      <source>Scores of the maps</source>
      <translation>คะแนนของแผนที่</translation>
    </message>
    <message>
      <source>Season</source>
      <translation>ฤดู</translation>
    </message>
    <message>
      <source>Season of the map</source>
      <translation>ฤดูของแผนที่</translation>
    </message>
    <message>
      <source>Season to map, by its name (empty: the one that follows the data)</source>
      <translation>ฤดูที่จะทำแผนที่ ตามชื่อ (เว้นว่าง: ฤดูที่ต่อจากข้อมูล)</translation>
    </message>
    <message>
      <source>Seasons and their months (dry=11-4; wet=5-10)</source>
      <translation>ฤดูกาลและเดือนของแต่ละฤดู (dry=11-4; wet=5-10)</translation>
    </message>
    <message>
      <source>Sector</source>
      <translation>เขตจัดการ</translation>
    </message>
    <message>
      <source>Sectors</source>
      <translation>เขตจัดการ</translation>
    </message>
    <message>
      <source>Sectors overlap on {km2:,.2f} km²; there the first of them counts, so that kilometres add up to the whole.</source>
      <translation>เขตจัดการซ้อนกัน {km2:,.2f} ตร.กม. บริเวณนั้นนับให้เขตแรก เพื่อให้กิโลเมตรรวมกันเท่ากับทั้งหมด</translation>
    </message>
    <message>
      <source>Sectors whose own change is shown (its interval leaves out “no change”): {n} of {total}.</source>
      <translation>เขตจัดการที่เห็นการเปลี่ยนแปลงของตนเอง (ช่วงความเชื่อมั่นไม่รวม “ไม่เปลี่ยนแปลง”): {n} จาก {total} เขต</translation>
    </message>
    <message>
      <source>Seed</source>
      <translation>ค่าตั้งต้นการสุ่ม</translation>
    </message>
    <message>
      <source>Seed (the same seed gives the same park)</source>
      <translation>ค่าตั้งต้นการสุ่ม (ค่าเดิมได้อุทยานเดิม)</translation>
    </message>
    <message>
      <source>Seed (the same seed gives the same result)</source>
      <translation>ค่าตั้งต้นการสุ่ม (ค่าเดิมได้ผลเดิม)</translation>
    </message>
    <message>
      <source>Seed (the same seed gives the same score)</source>
      <translation>ค่าตั้งต้นการสุ่ม (ค่าเดิมได้คะแนนเดิม)</translation>
    </message>
    <message>
      <source>Sentence printed on every page</source>
      <translation>ข้อความที่พิมพ์ทุกหน้า</translation>
    </message>
    <message>
      <source>Serves {percent:.1f} % of the total gap in {cells} cells on {km:.1f} km, {climb:.0f} m of climb.</source>
      <translation>เข้าถึงช่องว่างการลาดตระเวน {percent:.1f} % ของทั้งหมด ใน {cells} ช่อง ระยะทาง {km:.1f} กม. ไต่สูง {climb:.0f} ม.</translation>
    </message>
    <message>
      <source>Set aside</source>
      <translation>กักไว้</translation>
    </message>
    <message>
      <source>Set aside ({count})</source>
      <translation>กักไว้ ({count})</translation>
    </message>
    <message>
      <source>Set aside: {reason}</source>
      <translation>กักไว้ ไม่นำเข้า: {reason}</translation>
    </message>
    <message>
      <source>Settings changed</source>
      <translation>จำนวนค่าที่เปลี่ยน</translation>
    </message>
    <message>
      <source>Settings…</source>
      <translation>การตั้งค่า…</translation>
    </message>
    <message>
      <source>Share</source>
      <translation>สัดส่วน</translation>
    </message>
    <message>
      <source>Share covered</source>
      <translation>สัดส่วนที่ครอบคลุม</translation>
    </message>
    <message>
      <source>Share inside the boundary</source>
      <translation>สัดส่วนที่อยู่ในแนวเขต</translation>
    </message>
    <message>
      <source>Share of cells with a find, by the chance that the risk model gave them</source>
      <translation>สัดส่วนช่องที่พบสิ่งผิดกฎหมาย ตามโอกาสที่แบบจำลองความเสี่ยงให้</translation>
    </message>
    <message>
      <source>Share of each sector reached, by planning cells</source>
      <translation>สัดส่วนของแต่ละเขตจัดการที่ไปถึง วัดด้วยช่องวางแผน</translation>
    </message>
    <message>
      <source>Share of false discoveries tolerated</source>
      <translation>สัดส่วนผลบวกลวงที่ยอมรับ</translation>
    </message>
    <message>
      <source>Share of gaps served</source>
      <translation>ช่องว่างที่แผนเข้าถึง</translation>
    </message>
    <message>
      <source>Share of groups seen by cameras that were answered</source>
      <translation>สัดส่วนของกลุ่มที่กล้องพบแล้วมีการตอบสนอง</translation>
    </message>
    <message>
      <source>Share of pairs ranked right on unseen ground</source>
      <translation>สัดส่วนคู่ที่จัดลำดับถูกในพื้นที่ที่ไม่เคยเห็น</translation>
    </message>
    <message>
      <source>Share of the area, %</source>
      <translation>สัดส่วนพื้นที่ %</translation>
    </message>
    <message>
      <source>Share of the gaps that routes serve, percent</source>
      <translation>ช่องว่างที่เส้นทางเข้าถึง ร้อยละ</translation>
    </message>
    <message>
      <source>Share of the kilometres with known times that were by night, percent</source>
      <translation>สัดส่วนกิโลเมตรเวลากลางคืน ของกิโลเมตรที่รู้เวลา ร้อยละ</translation>
    </message>
    <message>
      <source>Share of the park visited in the last year, %</source>
      <translation>สัดส่วนพื้นที่ที่เข้าถึงในปีล่าสุด %</translation>
    </message>
    <message>
      <source>Share of the site by days since the last visit</source>
      <translation>สัดส่วนของพื้นที่ตามจำนวนวันนับจากการเข้าไปครั้งล่าสุด</translation>
    </message>
    <message>
      <source>Share of the site not visited for more than 90 days, percent</source>
      <translation>สัดส่วนของพื้นที่ที่ไม่มีการเข้าไปเกิน 90 วัน ร้อยละ</translation>
    </message>
    <message>
      <source>Share of the site not visited, percent</source>
      <translation>สัดส่วนของพื้นที่ที่ไม่มีการเข้าไป ร้อยละ</translation>
    </message>
    <message>
      <source>Share of the site reached in each month, by planning cells</source>
      <translation>สัดส่วนของพื้นที่ที่ไปถึงในแต่ละเดือน วัดด้วยช่องวางแผน</translation>
    </message>
    <message>
      <source>Share of the site reached in each season, by planning cells</source>
      <translation>สัดส่วนของพื้นที่ที่ไปถึงในแต่ละฤดู วัดด้วยช่องวางแผน</translation>
    </message>
    <message>
      <source>Share of the site reached in each year, by planning cells</source>
      <translation>สัดส่วนของพื้นที่ที่ไปถึงในแต่ละปี วัดด้วยช่องวางแผน</translation>
    </message>
    <message>
      <source>Share of the site reached since {start}, by planning cells</source>
      <translation>สัดส่วนของพื้นที่ที่ไปถึงตั้งแต่ {start} วัดด้วยช่องวางแผน</translation>
    </message>
    <message>
      <source>Share of the site reached, by the side of the cell (m)</source>
      <translation>สัดส่วนของพื้นที่ที่ไปถึง ตามขนาดด้านของช่อง (ม.)</translation>
    </message>
    <message>
      <source>Share of the site that patrols covered, three ways: by planning cells entered, by parts of cells entered, and by the strip that can be seen from the track, whose width can differ between transports. For the site and every sector, in the whole period and in each year, season and month; how it grew through the year, and the day on which the target of the year was passed; how often cells are visited and how long ago. A month without patrols is 0 percent; before the first and after the last patrol that is recorded nothing is known. Visits are patrol-days in a cell, visit days are days; revisit days are those between two visits.</source>
      <translation>สัดส่วนของพื้นที่ที่การลาดตระเวนครอบคลุม วัดสามแบบ: ตามช่องวางแผนที่เข้าไป ตามส่วนย่อยของช่องที่เข้าไป และตามแถบที่มองเห็นได้จากเส้นทาง ซึ่งกว้างต่างกันได้ตามพาหนะ ทั้งของพื้นที่และทุกเขตจัดการ ทั้งช่วงเวลาและแต่ละปี ฤดู และเดือน การเพิ่มขึ้นตลอดปีและวันที่ผ่านเป้าหมายของปี ความถี่ที่เข้าไปในช่องและเวลาที่ผ่านไปนับจากครั้งล่าสุด เดือนที่ไม่มีการลาดตระเวนเป็นร้อยละ 0 ส่วนก่อนการลาดตระเวนครั้งแรกและหลังครั้งสุดท้ายที่บันทึกไว้ไม่ทราบค่า visits คือจำนวนวันลาดตระเวนในช่อง visit days คือจำนวนวัน และ revisit days คือจำนวนวันระหว่างการเข้าไปสองครั้ง</translation>
    </message>
    <message>
      <source>Share of the site to visit in a year, percent</source>
      <translation>สัดส่วนพื้นที่ที่ควรไปให้ถึงในหนึ่งปี ร้อยละ</translation>
    </message>
    <message>
      <source>Share of the site to visit in a year, percent (empty: as the site says)</source>
      <translation>สัดส่วนของพื้นที่ที่ควรไปถึงในหนึ่งปี ร้อยละ (เว้นว่าง: ตามค่าของพื้นที่)</translation>
    </message>
    <message>
      <source>Share of the site within sight, by the width of the strip (m)</source>
      <translation>สัดส่วนของพื้นที่ที่มองเห็น ตามความกว้างของแถบ (ม.)</translation>
    </message>
    <message>
      <source>Share of the whole gap, %</source>
      <translation>สัดส่วนของช่องว่างทั้งหมด %</translation>
    </message>
    <message>
      <source>Share of visits with a find, by the chance that was foretold ({where})</source>
      <translation>สัดส่วนการเข้าช่องที่พบ ตามโอกาสที่ทำนายไว้ ({where})</translation>
    </message>
    <message>
      <source>Sheet</source>
      <translation>ชีต</translation>
    </message>
    <message>
      <source>Show on map</source>
      <translation>แสดงบนแผนที่</translation>
    </message>
    <message>
      <source>Show the rows as written beside</source>
      <translation>แสดงแถวตามต้นฉบับไว้ข้างกัน</translation>
    </message>
    <message>
      <source>Shows how files would be read: what each one is, which of its columns is which, its first rows as understood, problems, and what has to be decided (day or month first). It changes nothing. PREVIEW is the same as JSON, for scripts; with TRIAL, “importfiles” counts what would become of every record.</source>
      <translation>แสดงว่าจะอ่านไฟล์อย่างไร: แต่ละไฟล์เป็นข้อมูลใด คอลัมน์ใดคือคอลัมน์ใด แถวแรก ๆ ตามที่เข้าใจ ปัญหา และสิ่งที่ต้องตัดสินใจ (วันหรือเดือนขึ้นก่อน) โดยไม่เปลี่ยนแปลงข้อมูล PREVIEW คือผลเดียวกันเป็น JSON สำหรับสคริปต์ ใช้ “importfiles” กับ TRIAL เพื่อนับว่าทุกรายการจะเป็นอย่างไร</translation>
    </message>
    <message>
      <source>Shows the settings of the site that analyses and printed pages rest on, and changes those that are given; what is left empty stays as it is. Lists are comma separated; “-” empties a text or a list, or sets seasons and widths back to the usual ones. After a change of the threats all finds that are stored are marked anew. Coordinate system, cell size and time zone cannot be changed once there are data, as places, cells and local days rest on them: create another site for that.</source>
      <translation>แสดงค่าที่ตั้งไว้ของพื้นที่ซึ่งการวิเคราะห์และเอกสารพิมพ์ใช้ และเปลี่ยนเฉพาะค่าที่กรอก ช่องที่เว้นว่างจะคงเดิม รายการหลายคำคั่นด้วยเครื่องหมายจุลภาค “-” คือล้างข้อความหรือรายการ หรือกลับไปใช้ฤดูกาลและความกว้างตามปกติ เมื่อเปลี่ยนประเภทภัยคุกคาม สิ่งที่พบทั้งหมดที่เก็บไว้จะถูกจัดใหม่ตามนั้น ระบบพิกัด ขนาดช่องกริด และเขตเวลาเปลี่ยนไม่ได้เมื่อมีข้อมูลแล้ว เพราะตำแหน่ง ช่องกริด และวันตามเวลาท้องถิ่นขึ้นอยู่กับค่าเหล่านี้ หากต้องการเปลี่ยนให้สร้างพื้นที่ใหม่</translation>
    </message>
    <message>
      <source>Shrunk rate</source>
      <translation>อัตราแบบหด</translation>
    </message>
    <message>
      <source>Side or width, m</source>
      <translation>ด้านหรือความกว้าง ม.</translation>
    </message>
    <message>
      <source>Sides of cells in metres (empty: 250, 500, 1000, 2000, 5000)</source>
      <translation>ขนาดด้านของช่องเป็นเมตร (เว้นว่าง: 250, 500, 1000, 2000, 5000)</translation>
    </message>
    <message>
      <source>Signal</source>
      <translation>สัญญาณ</translation>
    </message>
    <message>
      <source>Signs found in a cycle</source>
      <translation>ร่องรอยที่พบในหนึ่งรอบ</translation>
    </message>
    <message>
      <source>Signs of harm found (stumps, snares, nests or fields)</source>
      <translation>ร่องรอยความเสียหายที่พบ (ตอไม้ บ่วง รัง หรือไร่)</translation>
    </message>
    <message>
      <source>Signs that patrols found</source>
      <translation>ร่องรอยที่ชุดลาดตระเวนพบ</translation>
    </message>
    <message>
      <source>Signs that were there</source>
      <translation>ร่องรอยที่มีอยู่จริง</translation>
    </message>
    <message>
      <source>Site</source>
      <translation>พื้นที่</translation>
    </message>
    <message>
      <source>Site database (*.gpkg)</source>
      <translation>ฐานข้อมูลพื้นที่ (*.gpkg)</translation>
    </message>
    <message>
      <source>Site database (*.gpkg);;All files (*)</source>
      <translation>ฐานข้อมูลพื้นที่ (*.gpkg);;ทุกไฟล์ (*)</translation>
    </message>
    <message>
      <source>Site database (GeoPackage)</source>
      <translation>ฐานข้อมูลพื้นที่ (GeoPackage)</translation>
    </message>
    <message>
      <source>Site database with a plan to compare with</source>
      <translation>ฐานข้อมูลพื้นที่ที่มีแผนสำหรับเปรียบเทียบ</translation>
    </message>
    <message>
      <source>Site database with the plan</source>
      <translation>ฐานข้อมูลพื้นที่ที่มีแผน</translation>
    </message>
    <message>
      <source>Site settings</source>
      <translation>การตั้งค่าพื้นที่</translation>
    </message>
    <message>
      <source>Site, km²</source>
      <translation>พื้นที่ทั้งหมด ตร.กม.</translation>
    </message>
    <message>
      <source>Size, km² (of a generated terrain)</source>
      <translation>ขนาดพื้นที่ ตร.กม. (ของภูมิประเทศที่สร้างขึ้น)</translation>
    </message>
    <message>
      <source>Soon: within days</source>
      <translation>ไม่นาน: ภายในกี่วัน</translation>
    </message>
    <message>
      <source>Species</source>
      <translation>ชนิดพันธุ์</translation>
    </message>
    <message>
      <source>Spread (1: as chance)</source>
      <translation>การกระจาย (1: ตามโอกาส)</translation>
    </message>
    <message>
      <source>Standard error</source>
      <translation>ความคลาดเคลื่อนมาตรฐาน</translation>
    </message>
    <message>
      <source>Start</source>
      <translation>เริ่ม</translation>
    </message>
    <message>
      <source>Start from nothing visited</source>
      <translation>เริ่มจากยังไม่ได้ไปที่ใดเลย</translation>
    </message>
    <message>
      <source>Stated / repaired</source>
      <translation>ระบุ / หลังแก้ไข</translation>
    </message>
    <message>
      <source>Station</source>
      <translation>หน่วยพิทักษ์</translation>
    </message>
    <message>
      <source>Station {station} of team {team} stands on ground that cannot be crossed by {transport}; its routes start {metres:.0f} m away.</source>
      <translation>หน่วยพิทักษ์ {station} ของชุด {team} ตั้งอยู่บนพื้นที่ที่ {transport} ผ่านไม่ได้ เส้นทางจึงเริ่มห่างออกไป {metres:.0f} ม.</translation>
    </message>
    <message>
      <source>Station {station} · {days} days · {km:.1f} km · {hours:.1f} h walking</source>
      <translation>{station} · {days} วัน · {km:.1f} กม. · เดิน {hours:.1f} ชม.</translation>
    </message>
    <message>
      <source>Stations</source>
      <translation>หน่วยพิทักษ์</translation>
    </message>
    <message>
      <source>Stations left out, because no ground for teams by {transport} is near: {names}.</source>
      <translation>หน่วยพิทักษ์ที่ไม่นำมาคิด เพราะใกล้หน่วยไม่มีพื้นที่ที่ {transport} ผ่านได้: {names}</translation>
    </message>
    <message>
      <source>Status</source>
      <translation>สถานะ</translation>
    </message>
    <message>
      <source>Still to be chosen: {columns}</source>
      <translation>ยังต้องเลือก: {columns}</translation>
    </message>
    <message>
      <source>Stopping…</source>
      <translation>กำลังหยุด…</translation>
    </message>
    <message>
      <source>Stored</source>
      <translation>เก็บ</translation>
    </message>
    <message>
      <source>Stump</source>
      <translation>ตอไม้</translation>
    </message>
    <message>
      <source>Stumps</source>
      <translation>ตอไม้</translation>
    </message>
    <message>
      <source>Stumps by the estimated year of cutting</source>
      <translation>ตอไม้ตามปีที่คาดว่าถูกตัด</translation>
    </message>
    <message>
      <source>Stumps found</source>
      <translation>ตอไม้ที่พบ</translation>
    </message>
    <message>
      <source>Stumps found so far that were cut in {year}, as estimated: {n}; stumps cut lately are still to be found.</source>
      <translation>ตอไม้ที่พบแล้ว {n} ตอคาดว่าถูกตัดในปี {year} ตอไม้ที่ถูกตัดเมื่อไม่นานมานี้ยังพบไม่หมด</translation>
    </message>
    <message>
      <source>Sub-cells, %</source>
      <translation>ช่องย่อย %</translation>
    </message>
    <message>
      <source>Subject</source>
      <translation>เรื่อง</translation>
    </message>
    <message>
      <source>Summary</source>
      <translation>สรุป</translation>
    </message>
    <message>
      <source>Suspect intruders seen by cameras</source>
      <translation>ผู้ต้องสงสัยบุกรุกที่กล้องพบ</translation>
    </message>
    <message>
      <source>Table (*.csv)</source>
      <translation>ตาราง (*.csv)</translation>
    </message>
    <message>
      <source>Table (CSV)</source>
      <translation>ตาราง (CSV)</translation>
    </message>
    <message>
      <source>Table by (none: one row)</source>
      <translation>ตารางแยกตาม (ไม่เลือก: แถวเดียว)</translation>
    </message>
    <message>
      <source>Table of the scores</source>
      <translation>ตารางคะแนน</translation>
    </message>
    <message>
      <source>Table {table} is missing. Restore a copy.</source>
      <translation>ไม่มีตาราง {table} โปรดใช้ไฟล์สำรอง</translation>
    </message>
    <message>
      <source>Table {table} lacks the columns {columns}. Restore a copy.</source>
      <translation>ตาราง {table} ขาดคอลัมน์ {columns} โปรดใช้ไฟล์สำรอง</translation>
    </message>
    <message>
      <source>Take back the repairs “{rule}” of import {number}?</source>
      <translation>ย้อนกลับการแก้ไขตามกฎ “{rule}” ของการนำเข้า {number} หรือไม่</translation>
    </message>
    <message>
      <source>Take the saved mapping of this name out of the site</source>
      <translation>ลบการจับคู่คอลัมน์ชื่อนี้ออกจากพื้นที่</translation>
    </message>
    <message>
      <source>Take these repairs back</source>
      <translation>ย้อนกลับการแก้ไขเหล่านี้</translation>
    </message>
    <message>
      <source>Takes an import back: what it brought goes, what it replaced comes back, and the site is as it was before. IMPORT_ID is the number of the import (see “dataquality”), 0 is the latest. With RULE (for example buddhist_year or spike) only the repairs of that rule are taken back: the values stand as they were read, and what cannot be stored so is set aside word for word.</source>
      <translation>ย้อนกลับการนำเข้า: ข้อมูลที่นำเข้ามาจะถูกนำออก ข้อมูลที่ถูกแทนที่จะกลับคืน และพื้นที่กลับเป็นเหมือนเดิม IMPORT_ID คือเลขที่การนำเข้า (ดู “dataquality”) 0 คือครั้งล่าสุด ถ้าใส่ RULE (เช่น buddhist_year หรือ spike) จะย้อนกลับเฉพาะการแก้ไขตามกฎนั้น: ค่ากลับเป็นตามที่อ่านมา ส่วนที่เก็บแบบนั้นไม่ได้จะกักไว้ทุกตัวอักษร</translation>
    </message>
    <message>
      <source>Target of a year: {target} %</source>
      <translation>เป้าหมายของปี: {target} %</translation>
    </message>
    <message>
      <source>Target, %</source>
      <translation>เป้าหมาย %</translation>
    </message>
    <message>
      <source>Target, percent</source>
      <translation>เป้าหมาย ร้อยละ</translation>
    </message>
    <message>
      <source>Team</source>
      <translation>ชุดลาดตระเวน</translation>
    </message>
    <message>
      <source>Team there</source>
      <translation>ชุดไปถึง</translation>
    </message>
    <message>
      <source>Team {team}</source>
      <translation>ชุด {team}</translation>
    </message>
    <message>
      <source>Team {team} gets no route: no ground that can be crossed by {transport} lies near station {station}. Check the place of the station.</source>
      <translation>ชุด {team} ไม่มีเส้นทาง: ไม่มีพื้นที่ที่ {transport} ผ่านได้ใกล้หน่วยพิทักษ์ {station} โปรดตรวจตำแหน่งหน่วย</translation>
    </message>
    <message>
      <source>Team {team} gets no route: nothing worth visiting is within its reach from station {station}.</source>
      <translation>ชุด {team} ไม่มีเส้นทาง: ไม่มีที่ควรไปในระยะที่ไปถึงได้จากหน่วยพิทักษ์ {station}</translation>
    </message>
    <message>
      <source>Team-days of the plan</source>
      <translation>วัน-ชุดของแผน</translation>
    </message>
    <message>
      <source>Teams</source>
      <translation>ชุดลาดตระเวน</translation>
    </message>
    <message>
      <source>Teams (0: as the stations say)</source>
      <translation>จำนวนชุด (0: ตามข้อมูลหน่วยพิทักษ์)</translation>
    </message>
    <message>
      <source>Teams drive on roads as far as it helps and walk on; tracks of cars elsewhere do not count.</source>
      <translation>ชุดขับรถตามถนนเท่าที่ช่วยได้แล้วเดินต่อ ทางรถอื่น ๆ ไม่นับ</translation>
    </message>
    <message>
      <source>Teams may drive on roads</source>
      <translation>ชุดขับรถตามถนนได้</translation>
    </message>
    <message>
      <source>Teams without a route: {teams}. No further gap was found worth their walk; plan fewer teams, or more days or hours.</source>
      <translation>ชุดที่ไม่มีเส้นทาง: {teams} ไม่พบช่องว่างอื่นที่คุ้มกับการเดิน โปรดลดจำนวนชุด หรือเพิ่มวันหรือชั่วโมง</translation>
    </message>
    <message>
      <source>Tells what was imported, repaired and set aside, and compares for every patrol and month the kilometres that the source states with those along all fixes as recorded and those after repair, and what explains the difference. The folder receives the log (imports, repairs, records set aside) and reconciliation.csv.</source>
      <translation>บอกว่านำเข้า แก้ไข และกักข้อมูลใดไว้ และเทียบกิโลเมตรของการลาดตระเวนทุกครั้งในแต่ละเดือน ทั้งที่ต้นทางระบุ ตามจุด GPS ทั้งหมดที่บันทึก และหลังแก้ไขข้อมูล พร้อมสาเหตุที่ต่างกัน ในโฟลเดอร์จะได้บันทึก (การนำเข้า การแก้ไข รายการที่กักไว้) และ reconciliation.csv</translation>
    </message>
    <message>
      <source>Template to correct</source>
      <translation>ตารางสำหรับแก้รายการ</translation>
    </message>
    <message>
      <source>Ten largest gaps</source>
      <translation>ช่องว่างใหญ่สุดสิบแห่ง</translation>
    </message>
    <message>
      <source>Terrain</source>
      <translation>ภูมิประเทศ</translation>
    </message>
    <message>
      <source>Tested</source>
      <translation>ทดสอบแล้ว</translation>
    </message>
    <message>
      <source>Text (*.txt)</source>
      <translation>ข้อความ (*.txt)</translation>
    </message>
    <message>
      <source>Thai (Windows-874)</source>
      <translation>ไทย (Windows-874)</translation>
    </message>
    <message>
      <source>Thai digits</source>
      <translation>เลขไทย</translation>
    </message>
    <message>
      <source>That is {points} points less than from {start} to {end} the year before ({old} %).</source>
      <translation>น้อยกว่าช่วง {start} ถึง {end} ของปีก่อน ({old} %) อยู่ {points} จุดร้อยละ</translation>
    </message>
    <message>
      <source>That is {points} points less than in {before} ({old} %); {km} km were patrolled, and {old_km} km then.</source>
      <translation>น้อยกว่าปี {before} ({old} %) อยู่ {points} จุดร้อยละ ระยะลาดตระเวน {km} กม. ส่วนปีนั้น {old_km} กม.</translation>
    </message>
    <message>
      <source>That is {points} points more than from {start} to {end} the year before ({old} %).</source>
      <translation>มากกว่าช่วง {start} ถึง {end} ของปีก่อน ({old} %) อยู่ {points} จุดร้อยละ</translation>
    </message>
    <message>
      <source>That is {points} points more than in {before} ({old} %); {km} km were patrolled, and {old_km} km then.</source>
      <translation>มากกว่าปี {before} ({old} %) อยู่ {points} จุดร้อยละ ระยะลาดตระเวน {km} กม. ส่วนปีนั้น {old_km} กม.</translation>
    </message>
    <message>
      <source>The base year {base} is the last whole year itself, so there is no later one to compare with it.</source>
      <translation>ปีฐาน {base} เป็นปีเต็มปีล่าสุดเอง จึงไม่มีปีหลังจากนั้นให้เทียบ</translation>
    </message>
    <message>
      <source>The base year {year} lies outside of the tracks ({first} to {last}). Choose another in the settings of the site.</source>
      <translation>ปีฐาน {year} อยู่นอกช่วงของเส้นทางลาดตระเวน ({first} ถึง {last}) ให้เลือกปีอื่นในการตั้งค่าพื้นที่</translation>
    </message>
    <message>
      <source>The boundary cannot be used: {reason}. Give the outline of the site as polygons.</source>
      <translation>ใช้แนวเขตนี้ไม่ได้: {reason} โปรดใช้ขอบเขตพื้นที่เป็นรูปหลายเหลี่ยม</translation>
    </message>
    <message>
      <source>The camera answer is good but not proven to be the best.</source>
      <translation>ผลการเลือกจุดกล้องดี แต่ยังพิสูจน์ไม่ได้ว่าดีที่สุด</translation>
    </message>
    <message>
      <source>The camera answer is proven: no other choice of as many sites catches more.</source>
      <translation>พิสูจน์แล้วว่าการเลือกจุดกล้องนี้ดีที่สุดสำหรับจำนวนจุดเท่านี้</translation>
    </message>
    <message>
      <source>The camera was taken down before it was set up. Correct the days at the source and import the row again.</source>
      <translation>วันที่เก็บกล้องมาก่อนวันที่ติดตั้ง โปรดแก้วันที่ที่ต้นทาง แล้วนำเข้าแถวนี้ใหม่</translation>
    </message>
    <message>
      <source>The category is empty. Fill it in and import again.</source>
      <translation>หมวดหมู่ว่างอยู่ โปรดกรอกแล้วนำเข้าใหม่</translation>
    </message>
    <message>
      <source>The category of finds (CATEGORY) was not used: only finds of patrols have one.</source>
      <translation>ไม่ได้ใช้หมวดของสิ่งที่พบ (CATEGORY) เพราะมีเฉพาะสิ่งที่ชุดลาดตระเวนพบเท่านั้นที่มีหมวด</translation>
    </message>
    <message>
      <source>The column “{column}” is empty. Fill it in and import again.</source>
      <translation>คอลัมน์ “{column}” ว่างอยู่ โปรดกรอกแล้วนำเข้าใหม่</translation>
    </message>
    <message>
      <source>The coordinate system {crs} is made for another part of the world: areas of the site would be {percent} % off. Choose a fitting one, for example {suggestion}.</source>
      <translation>ระบบพิกัด {crs} ใช้กับส่วนอื่นของโลก: เนื้อที่ของพื้นที่จะคลาดเคลื่อน {percent} % โปรดเลือกระบบที่เหมาะสม เช่น {suggestion}</translation>
    </message>
    <message>
      <source>The coordinate system {crs} is not projected in metres. Choose a metric one for the site, for example {suggestion}.</source>
      <translation>ระบบพิกัด {crs} ไม่ใช่พิกัดหน่วยเมตร โปรดเลือกระบบหน่วยเมตรสำหรับพื้นที่ เช่น {suggestion}</translation>
    </message>
    <message>
      <source>The coordinate system “{crs}” is not known. Give its authority code, for example EPSG:32648 (UTM zone 48 North).</source>
      <translation>ไม่รู้จักระบบพิกัด “{crs}” โปรดใส่รหัส เช่น EPSG:32648 (UTM โซน 48 เหนือ)</translation>
    </message>
    <message>
      <source>The coordinates are 0° N 0° E, which a device writes when it has no position. Correct them at the source.</source>
      <translation>พิกัดเป็น 0° N 0° E ซึ่งเครื่องบันทึกเมื่อไม่มีตำแหน่ง โปรดแก้ที่ต้นทาง</translation>
    </message>
    <message>
      <source>The coordinates cannot be read. Correct them at the source and import the row again.</source>
      <translation>อ่านพิกัดไม่ได้ โปรดแก้ที่ต้นทาง แล้วนำเข้าแถวนี้ใหม่</translation>
    </message>
    <message>
      <source>The darker a cell, the more we probably missed there: likely threats, little or old patrol effort. The ten largest are numbered.</source>
      <translation>ช่องยิ่งเข้ม ยิ่งน่าจะมีสิ่งที่เรายังไม่พบ: มีโอกาสพบภัยคุกคาม แต่ลาดตระเวนน้อยหรือนานแล้ว หมายเลขคือสิบแห่งที่ใหญ่สุด</translation>
    </message>
    <message>
      <source>The data tell how much a patrol overlooks: where a threat is present, {km:g} km in its cell find it with a chance of {chance:.0f} %.</source>
      <translation>ข้อมูลบอกได้ว่าการลาดตระเวนมองข้ามเท่าใด: ที่ที่มีภัยคุกคาม การเดิน {km:g} กม. ในช่องนั้นจะพบด้วยโอกาส {chance:.0f} %</translation>
    </message>
    <message>
      <source>The date lies before 1980 or in the future, so its year is wrong. Correct it and import the row again.</source>
      <translation>วันที่อยู่ก่อนปี 1980 หรือในอนาคต ปีจึงผิด โปรดแก้แล้วนำเข้าแถวนี้ใหม่</translation>
    </message>
    <message>
      <source>The date of this incident cannot be read. Correct it in SMART and export again.</source>
      <translation>อ่านวันที่ของเหตุการณ์นี้ไม่ได้ โปรดแก้ใน SMART แล้วส่งออกใหม่</translation>
    </message>
    <message>
      <source>The date or time cannot be read. Correct it at the source and import the row again.</source>
      <translation>อ่านวันที่หรือเวลาไม่ได้ โปรดแก้ที่ต้นทาง แล้วนำเข้าแถวนี้ใหม่</translation>
    </message>
    <message>
      <source>The day of this leg cannot be read. Correct it in SMART and export again.</source>
      <translation>อ่านวันที่ของช่วงลาดตระเวนนี้ไม่ได้ โปรดแก้ใน SMART แล้วส่งออกใหม่</translation>
    </message>
    <message>
      <source>The day of this waypoint cannot be read. Correct the day of its leg in SMART and export again.</source>
      <translation>อ่านวันที่ของจุดพิกัดนี้ไม่ได้ โปรดแก้วันที่ของช่วงลาดตระเวนใน SMART แล้วส่งออกใหม่</translation>
    </message>
    <message>
      <source>The feature has no line. Draw it, or leave it out.</source>
      <translation>รายการนี้ไม่มีเส้น โปรดวาดเส้น หรือตัดรายการนี้ออก</translation>
    </message>
    <message>
      <source>The feature names no patrol. Fill in its id and import again.</source>
      <translation>รายการนี้ไม่ระบุการลาดตระเวน โปรดกรอกรหัสแล้วนำเข้าใหม่</translation>
    </message>
    <message>
      <source>The file is damaged ({reason}). Restore a copy.</source>
      <translation>ไฟล์เสียหาย ({reason}) โปรดใช้ไฟล์สำรอง</translation>
    </message>
    <message>
      <source>The file {path} could not be written ({reason}). Close it in other programs, check that the folder exists and may be written to, and run again.</source>
      <translation>เขียนไฟล์ {path} ไม่ได้ ({reason}) ปิดไฟล์นี้ในโปรแกรมอื่น ตรวจว่ามีโฟลเดอร์และเขียนได้ แล้วสั่งงานอีกครั้ง</translation>
    </message>
    <message>
      <source>The fix has no readable position. Nothing to be done unless the source has it.</source>
      <translation>จุด GPS นี้ไม่มีตำแหน่งที่อ่านได้ ไม่ต้องทำอะไร เว้นแต่ต้นทางมีตำแหน่ง</translation>
    </message>
    <message>
      <source>The fix has no time, so its day is not known. Give the day: {"constants": {"day": "2025-01-31"}}.</source>
      <translation>จุด GPS ไม่มีเวลา จึงไม่ทราบวัน โปรดระบุวัน: {"constants": {"day": "2025-01-31"}}</translation>
    </message>
    <message>
      <source>The folder {folder} cannot be used ({reason}). Choose a folder where you may write. Nothing was changed.</source>
      <translation>ใช้โฟลเดอร์ {folder} ไม่ได้ ({reason}) โปรดเลือกโฟลเดอร์ที่เขียนได้ ไม่มีอะไรเปลี่ยนแปลง</translation>
    </message>
    <message>
      <source>The geometry is of another type than the role needs.</source>
      <translation>รูปทรงไม่ตรงกับชนิดที่ต้องใช้</translation>
    </message>
    <message>
      <source>The geometry lies nowhere on earth. Check the coordinate system.</source>
      <translation>รูปทรงอยู่นอกพิกัดโลก โปรดตรวจระบบพิกัด</translation>
    </message>
    <message>
      <source>The import did not work.</source>
      <translation>นำเข้าไม่สำเร็จ</translation>
    </message>
    <message>
      <source>The layer {file} cannot be read: {reason}. Save it again, for example as GeoPackage, and add that.</source>
      <translation>อ่านชั้นข้อมูล {file} ไม่ได้: {reason} โปรดบันทึกใหม่ เช่น เป็น GeoPackage แล้วเพิ่มไฟล์นั้น</translation>
    </message>
    <message>
      <source>The layer {file} does not say its coordinate system (its .prj file may be missing). Set it in QGIS, save the layer again, and add that.</source>
      <translation>ชั้นข้อมูล {file} ไม่ระบุระบบพิกัด (อาจไม่มีไฟล์ .prj) โปรดตั้งระบบพิกัดใน QGIS บันทึกใหม่ แล้วเพิ่มไฟล์นั้น</translation>
    </message>
    <message>
      <source>The layer {file} holds {found}, but {role} must be {wanted}. Choose another layer, or another role for it.</source>
      <translation>ชั้นข้อมูล {file} เป็น{found} แต่ {role} ต้องเป็น{wanted} โปรดเลือกชั้นข้อมูลอื่น หรือเลือกประเภทอื่นให้ชั้นข้อมูลนี้</translation>
    </message>
    <message>
      <source>The layer {file} is empty. Choose a layer with features.</source>
      <translation>ชั้นข้อมูล {file} ว่างเปล่า โปรดเลือกชั้นข้อมูลที่มีข้อมูล</translation>
    </message>
    <message>
      <source>The layer {layer} cannot be read as a plan: {reason}. Routes are lines, one per team and day, with the columns team, station, day and transport where you have them; cameras are points, with the column signal.</source>
      <translation>อ่านชั้นข้อมูล {layer} เป็นแผนไม่ได้: {reason} เส้นทางต้องเป็นเส้น หนึ่งเส้นต่อชุดต่อวัน มีคอลัมน์ team, station, day และ transport ถ้ามี ส่วนกล้องต้องเป็นจุด มีคอลัมน์ signal ถ้ามี</translation>
    </message>
    <message>
      <source>The line has no length, or the area no size. Draw it again.</source>
      <translation>เส้นไม่มีความยาว หรือพื้นที่ไม่มีขนาด โปรดวาดใหม่</translation>
    </message>
    <message>
      <source>The map has the shape {shape}, but the planning grid has {expected}. Use the same grid for both.</source>
      <translation>แผนที่มีขนาด {shape} แต่กริดวางแผนมีขนาด {expected} โปรดใช้กริดเดียวกัน</translation>
    </message>
    <message>
      <source>The mapping cannot be used: {problem}. It looks like this: {example}.</source>
      <translation>การจับคู่คอลัมน์ใช้ไม่ได้: {problem} ตัวอย่างที่ถูกต้อง: {example}</translation>
    </message>
    <message>
      <source>The names are taken from the field “{field}”.</source>
      <translation>ใช้ชื่อจากคอลัมน์ “{field}”</translation>
    </message>
    <message>
      <source>The numbers that parks report every year, in one table: coverage, distance, patrol-days and joint patrol-days, threats per kilometre compared with the base year, new stumps, suspects seen by cameras and stopped, arrests, information reports. The outputs are those of the last whole year. What was never recorded is unknown, not zero; years that are not whole are marked and not compared.</source>
      <translation>ตัวเลขที่อุทยานรายงานทุกปีในตารางเดียว: พื้นที่ครอบคลุม ระยะลาดตระเวน วันลาดตระเวนและวันลาดตระเวนร่วม ภัยคุกคามต่อกิโลเมตรเทียบกับปีฐาน ตอไม้ใหม่ ผู้ต้องสงสัยที่กล้องพบและที่ถูกสกัด การจับกุม รายงานข่าว ผลลัพธ์เป็นของปีเต็มล่าสุด สิ่งที่ไม่เคยบันทึกถือว่าไม่ทราบ ไม่ใช่ศูนย์ ปีที่ไม่ครบจะทำเครื่องหมายไว้และไม่นำมาเปรียบเทียบ</translation>
    </message>
    <message>
      <source>The outline of the site is missing or damaged. Restore a copy.</source>
      <translation>แนวเขตของพื้นที่หายไปหรือเสียหาย โปรดใช้ไฟล์สำรอง</translation>
    </message>
    <message>
      <source>The patrol id is empty. Fill it in and import again.</source>
      <translation>รหัสการลาดตระเวนว่างอยู่ โปรดกรอกแล้วนำเข้าใหม่</translation>
    </message>
    <message>
      <source>The place is far from the site. Check its coordinates.</source>
      <translation>ตำแหน่งอยู่ไกลจากพื้นที่ โปรดตรวจพิกัด</translation>
    </message>
    <message>
      <source>The place lies more than 50 km outside of the site. Check the coordinates, their CRS and the site.</source>
      <translation>ตำแหน่งอยู่นอกพื้นที่เกิน 50 กม. โปรดตรวจพิกัด ระบบพิกัด และพื้นที่</translation>
    </message>
    <message>
      <source>The place lies more than 50 km outside of the site. Check the site, or the coordinates at the source.</source>
      <translation>ตำแหน่งอยู่นอกพื้นที่เกิน 50 กม. โปรดตรวจพื้นที่ หรือพิกัดที่ต้นทาง</translation>
    </message>
    <message>
      <source>The plan is made: {pages} pages in {folder}.</source>
      <translation>ทำแผนเสร็จแล้ว: {pages} หน้า ใน {folder}</translation>
    </message>
    <message>
      <source>The plan of cycle {cycle} is stored in the site, but no project and no briefing was written: {reason}</source>
      <translation>แผนของรอบ {cycle} เก็บไว้ในพื้นที่แล้ว แต่ไม่ได้เขียนโครงการและเอกสารชี้แจงแผน: {reason}</translation>
    </message>
    <message>
      <source>The plan of team {team}, day {day} cannot be used: {reason}. Plan the cycle again.</source>
      <translation>แผนของชุด {team} วันที่ {day} ใช้ไม่ได้: {reason} โปรดวางแผนรอบนี้ใหม่</translation>
    </message>
    <message>
      <source>The plan was not made.</source>
      <translation>ยังไม่ได้แผน</translation>
    </message>
    <message>
      <source>The position has no time that can be read, so its day is not known. Export it again with its time.</source>
      <translation>ตำแหน่งไม่มีเวลาที่อ่านได้ จึงไม่ทราบวัน โปรดส่งออกใหม่พร้อมเวลา</translation>
    </message>
    <message>
      <source>The preview as JSON</source>
      <translation>ตัวอย่างเป็น JSON</translation>
    </message>
    <message>
      <source>The project {path} could not be written. Check that the folder exists and may be written to, and run again.</source>
      <translation>เขียนโครงการ {path} ไม่ได้ ตรวจว่ามีโฟลเดอร์และเขียนได้ แล้วสั่งงานอีกครั้ง</translation>
    </message>
    <message>
      <source>The raster covers only {percent} % of the site.</source>
      <translation>แรสเตอร์ครอบคลุมเพียง {percent} % ของพื้นที่</translation>
    </message>
    <message>
      <source>The raster {path} cannot be used: {reason}. Choose a georeferenced raster that covers the site.</source>
      <translation>ใช้แรสเตอร์ {path} ไม่ได้: {reason} โปรดเลือกแรสเตอร์ที่มีพิกัดและครอบคลุมพื้นที่</translation>
    </message>
    <message>
      <source>The raster {role} is missing: {file}. Put it back beside the site database, or add it again.</source>
      <translation>ไม่พบแรสเตอร์ {role}: {file} โปรดวางไว้ข้างฐานข้อมูลพื้นที่ หรือเพิ่มใหม่</translation>
    </message>
    <message>
      <source>The raster {role} of the other file was not taken over. Add it to this site.</source>
      <translation>ไม่ได้นำแรสเตอร์ {role} ของอีกไฟล์มาด้วย โปรดเพิ่มในพื้นที่นี้</translation>
    </message>
    <message>
      <source>The rate of finds falls, by {change:.0f} % a year ({low} to {high} %, {level:.0f} % interval, p {p}; finds: {finds:,}).</source>
      <translation>อัตราการพบลดลงปีละ {change:.0f} % ({low} ถึง {high} % ช่วงความเชื่อมั่น {level:.0f} % ค่า p {p} พบ {finds:,} ครั้ง)</translation>
    </message>
    <message>
      <source>The rate of finds is about the same from year to year: it changes by {low} to {high} % a year ({level:.0f} % interval; finds: {finds:,}).</source>
      <translation>อัตราการพบใกล้เคียงเดิมทุกปี เปลี่ยน {low} ถึง {high} % ต่อปี (ช่วงความเชื่อมั่น {level:.0f} % พบ {finds:,} ครั้ง)</translation>
    </message>
    <message>
      <source>The rate of finds may be changing, by {low} to {high} % a year ({level:.0f} % interval), but the evidence is too weak to say so (p {p}; finds: {finds:,}).</source>
      <translation>อัตราการพบอาจกำลังเปลี่ยน {low} ถึง {high} % ต่อปี (ช่วงความเชื่อมั่น {level:.0f} %) แต่หลักฐานยังไม่พอจะสรุป (ค่า p {p} พบ {finds:,} ครั้ง)</translation>
    </message>
    <message>
      <source>The rate of finds rises, by {change:.0f} % a year ({low} to {high} %, {level:.0f} % interval, p {p}; finds: {finds:,}).</source>
      <translation>อัตราการพบเพิ่มขึ้นปีละ {change:.0f} % ({low} ถึง {high} % ช่วงความเชื่อมั่น {level:.0f} % ค่า p {p} พบ {finds:,} ครั้ง)</translation>
    </message>
    <message>
      <source>The row has no geometry. Draw it, or leave the row out.</source>
      <translation>แถวนี้ไม่มีรูปทรง โปรดวาดเพิ่ม หรือตัดแถวนี้ออก</translation>
    </message>
    <message>
      <source>The row has one cell only: a remark, a signature or a numbered line of an empty form. Nothing is to be done.</source>
      <translation>แถวนี้มีค่าเดียว: เป็นหมายเหตุ ลายเซ็น หรือบรรทัดลำดับของแบบฟอร์มว่าง ไม่ต้องทำอะไร</translation>
    </message>
    <message>
      <source>The row has {cells} cells but there are {headers} headers, so it cannot be told which belongs where. Put cells that hold the delimiter in quotation marks at the source and import again.</source>
      <translation>แถวนี้มี {cells} ค่า แต่มีหัวคอลัมน์ {headers} คอลัมน์ จึงไม่รู้ว่าค่าใดอยู่คอลัมน์ใด โปรดใส่เครื่องหมายคำพูดคร่อมค่าที่มีตัวคั่นที่ต้นทาง แล้วนำเข้าใหม่</translation>
    </message>
    <message>
      <source>The row holds a total, not a record. Nothing is to be done.</source>
      <translation>แถวนี้เป็นยอดรวม ไม่ใช่ข้อมูลที่บันทึก ไม่ต้องทำอะไร</translation>
    </message>
    <message>
      <source>The row holds units of the columns, not a record. Nothing is to be done.</source>
      <translation>แถวนี้เป็นหน่วยของคอลัมน์ ไม่ใช่ข้อมูลที่บันทึก ไม่ต้องทำอะไร</translation>
    </message>
    <message>
      <source>The row repeats the headers. Nothing is to be done.</source>
      <translation>แถวนี้เป็นหัวคอลัมน์ซ้ำ ไม่ต้องทำอะไร</translation>
    </message>
    <message>
      <source>The same by chance, at constant rates</source>
      <translation>ค่าเดียวกันโดยบังเอิญ เมื่ออัตราคงที่</translation>
    </message>
    <message>
      <source>The same patrols cover {most} % of the site by cells of {cell} m and {least} % by a strip of {width} m: say which is meant.</source>
      <translation>การลาดตระเวนชุดเดียวกันครอบคลุม {most} % ของพื้นที่เมื่อวัดด้วยช่องขนาด {cell} ม. แต่ {least} % เมื่อวัดด้วยแถบกว้าง {width} ม. จึงต้องบอกว่าหมายถึงแบบใด</translation>
    </message>
    <message>
      <source>The same people may pass several cameras: groups and people are sightings, not heads.</source>
      <translation>คนกลุ่มเดียวกันอาจผ่านกล้องหลายตัว จำนวนกลุ่มและคนจึงเป็นจำนวนครั้งที่พบ ไม่ใช่จำนวนหัว</translation>
    </message>
    <message>
      <source>The same with today's cameras, percent</source>
      <translation>ค่าเดียวกันด้วยกล้องปัจจุบัน ร้อยละ</translation>
    </message>
    <message>
      <source>The site database has no table or column {name}. The tables are listed in the data model.</source>
      <translation>ฐานข้อมูลพื้นที่ไม่มีตารางหรือคอลัมน์ {name} ดูรายชื่อตารางในเอกสารแบบจำลองข้อมูล</translation>
    </message>
    <message>
      <source>The site database is sound.</source>
      <translation>ฐานข้อมูลพื้นที่สมบูรณ์ดี</translation>
    </message>
    <message>
      <source>The site database {path} reported: {reason}. Nothing was changed. Run the site check, and restore a copy if it is damaged.</source>
      <translation>ฐานข้อมูลพื้นที่ {path} แจ้งว่า: {reason} ไม่มีอะไรเปลี่ยนแปลง โปรดสั่งตรวจฐานข้อมูลพื้นที่ และใช้ไฟล์สำรองหากเสียหาย</translation>
    </message>
    <message>
      <source>The site has no cycle {cycle}. Its cycles are: {known}.</source>
      <translation>พื้นที่ไม่มีรอบ {cycle} รอบที่มีคือ: {known}</translation>
    </message>
    <message>
      <source>The site has no import {import_id}. Its latest imports are: {known}. Choose one of them.</source>
      <translation>พื้นที่ไม่มีการนำเข้า {import_id} การนำเข้าล่าสุดคือ: {known} โปรดเลือกจากเลขเหล่านี้</translation>
    </message>
    <message>
      <source>The site has no plan for the cycle {cycle}. Plan the cycle first (plancycle), then score it.</source>
      <translation>พื้นที่ไม่มีแผนของรอบ {cycle} โปรดวางแผนรอบก่อน (plancycle) แล้วจึงให้คะแนน</translation>
    </message>
    <message>
      <source>The site has no planned cycle yet. Plan a cycle first, then try again.</source>
      <translation>พื้นที่ยังไม่มีรอบที่วางแผนไว้ โปรดวางแผนก่อนแล้วลองใหม่</translation>
    </message>
    <message>
      <source>The site has no sectors to compare, so it was taken as a whole: this holds only if nothing but the time of year and a steady trend changed the finds beside the patrols.</source>
      <translation>พื้นที่ไม่มีเขตจัดการให้เปรียบเทียบ จึงใช้ทั้งพื้นที่เป็นเขตเดียว ผลนี้ใช้ได้ก็ต่อเมื่อนอกจากการลาดตระเวนแล้ว มีเพียงฤดูกาลและแนวโน้มสม่ำเสมอที่เปลี่ยนสิ่งที่พบ</translation>
    </message>
    <message>
      <source>The site has one sector, {name}, and none to compare it with: this is of that sector, and holds only if nothing but the time of year and a steady trend changed the finds beside the patrols.</source>
      <translation>พื้นที่มีเขตจัดการเดียวคือ {name} ไม่มีเขตอื่นให้เปรียบเทียบ ผลนี้เป็นของเขตนั้น และใช้ได้เฉพาะเมื่อไม่มีสิ่งอื่นนอกจากฤดูกาลและแนวโน้มที่คงที่ที่ทำให้สิ่งที่พบเปลี่ยนไปนอกเหนือจากการลาดตระเวน</translation>
    </message>
    <message>
      <source>The site holds {n} stumps found on or after {start}, the first day of the cycle. A plan that knows them cannot be compared. Use a site with data from before the cycle only.</source>
      <translation>พื้นที่มีตอไม้ {n} ตอที่พบในหรือหลังวันที่ {start} ซึ่งเป็นวันแรกของรอบ แผนที่รู้ข้อมูลนี้นำมาเปรียบเทียบไม่ได้ โปรดใช้พื้นที่ที่มีเฉพาะข้อมูลก่อนรอบ</translation>
    </message>
    <message>
      <source>The site lacks layers for: {names}. Add them (addlayer), so that risk can be learnt from them too.</source>
      <translation>พื้นที่ยังไม่มีชั้นข้อมูลสำหรับ: {names} เพิ่มชั้นข้อมูล (addlayer) เพื่อให้เรียนรู้ความเสี่ยงจากชั้นเหล่านี้ด้วย</translation>
    </message>
    <message>
      <source>The site's raster {role} is missing: {path}. Put the file back beside the site database, or add the raster again.</source>
      <translation>ไม่พบแรสเตอร์ {role} ของพื้นที่: {path} โปรดวางไฟล์ไว้ข้างฐานข้อมูลพื้นที่ หรือเพิ่มแรสเตอร์ใหม่</translation>
    </message>
    <message>
      <source>The table {file} has no columns for latitude and longitude in degrees. Its headers are: {seen}. Name them lat and lon and add it again.</source>
      <translation>ตาราง {file} ไม่มีคอลัมน์ละติจูดและลองจิจูดเป็นองศา หัวคอลัมน์คือ: {seen} โปรดตั้งชื่อเป็น lat และ lon แล้วเพิ่มใหม่</translation>
    </message>
    <message>
      <source>The target of {target} % was passed on {day}.</source>
      <translation>ผ่านเป้าหมาย {target} % เมื่อ {day}</translation>
    </message>
    <message>
      <source>The ten largest gaps</source>
      <translation>ช่องว่างใหญ่สุดสิบแห่ง</translation>
    </message>
    <message>
      <source>The tenth of the site with the highest risk holds {share:.0f} % of it (learnt from {looks:,} visits to cells, of which {found:,} found something).</source>
      <translation>หนึ่งในสิบของพื้นที่ที่เสี่ยงที่สุดมีความเสี่ยงรวม {share:.0f} % (เรียนรู้จากการเข้าช่อง {looks:,} ครั้ง ซึ่งพบสิ่งผิดกฎหมาย {found:,} ครั้ง)</translation>
    </message>
    <message>
      <source>The text in {file} is written in another encoding than it says. Say which in the mapping, for example {{"encoding": "cp874"}} for Thai, and import it again.</source>
      <translation>ข้อความใน {file} ใช้รหัสอักขระอื่นจากที่ระบุ โปรดระบุในการจับคู่คอลัมน์ เช่น {{"encoding": "cp874"}} สำหรับภาษาไทย แล้วนำเข้าใหม่</translation>
    </message>
    <message>
      <source>The time of the fix lies before 1990 or in the future, so the clock of the device was wrong. Correct the date at the source, or give the patrol its days, and import again.</source>
      <translation>เวลาของจุด GPS อยู่ก่อน ค.ศ. 1990 หรืออยู่ในอนาคต แสดงว่านาฬิกาของอุปกรณ์ผิด โปรดแก้วันที่ที่ต้นทาง หรือระบุวันของการลาดตระเวน แล้วนำเข้าใหม่</translation>
    </message>
    <message>
      <source>The times of this track cannot be matched with its places. Export the positions of the subject instead.</source>
      <translation>จับคู่เวลากับตำแหน่งของเส้นทางนี้ไม่ได้ โปรดส่งออกตำแหน่ง (positions) ของผู้ถูกติดตามแทน</translation>
    </message>
    <message>
      <source>The track cannot be decoded. Export the patrol again.</source>
      <translation>ถอดรหัสเส้นทางไม่ได้ โปรดส่งออกการลาดตระเวนใหม่</translation>
    </message>
    <message>
      <source>The track has no times and covers several days, so its days are not known. Export its positions instead.</source>
      <translation>เส้นทางนี้ไม่มีเวลาและกินหลายวัน จึงไม่ทราบวัน โปรดส่งออกตำแหน่ง (positions) แทน</translation>
    </message>
    <message>
      <source>The tracks, {first} to {last}, fill no year from January to December: figures of years and the index to a base year are of parts of a year.</source>
      <translation>เส้นทางลาดตระเวนตั้งแต่ {first} ถึง {last} ไม่ครบปีตั้งแต่มกราคมถึงธันวาคม ตัวเลขรายปีและดัชนีเทียบปีฐานจึงเป็นของบางส่วนของปี</translation>
    </message>
    <message>
      <source>The training park cannot be written to {folder} ({reason}). Choose another folder and run again.</source>
      <translation>เขียนอุทยานฝึกอบรมลงใน {folder} ไม่ได้ ({reason}) โปรดเลือกโฟลเดอร์อื่น แล้วสั่งงานอีกครั้ง</translation>
    </message>
    <message>
      <source>The training park needs {file} in {folder}, but it is not there. Install the plugin again with its resources.</source>
      <translation>อุทยานฝึกอบรมต้องใช้ {file} ใน {folder} แต่ไม่พบ โปรดติดตั้งปลั๊กอินใหม่พร้อมไฟล์ประกอบ</translation>
    </message>
    <message>
      <source>The values are stored as they were read. Analyse again to see the difference.</source>
      <translation>เก็บค่าตามที่อ่านมาแล้ว โปรดวิเคราะห์ใหม่เพื่อดูความแตกต่าง</translation>
    </message>
    <message>
      <source>The way of this row is no line. Export the query again.</source>
      <translation>เส้นทางของแถวนี้ไม่ใช่เส้น โปรดส่งออกคิวรีใหม่</translation>
    </message>
    <message>
      <source>The whole job in one call: effort, coverage, encounter rates, hotspots and gaps of the data from START to END; patrol routes and camera sites for the cycle; all stored in the site. Into the folder go a QGIS project, the printed briefing in the language chosen (else in each language of the site) and a summary as text. When it is cancelled or fails, nothing half-written stays behind.</source>
      <translation>ทำทั้งหมดในครั้งเดียว: ระยะลาดตระเวน ความครอบคลุม อัตราการพบ จุดร้อน และช่องว่างการลาดตระเวน จากข้อมูลช่วง START ถึง END เส้นทางลาดตระเวนและจุดกล้องของรอบ ทั้งหมดเก็บในพื้นที่ ในโฟลเดอร์จะได้โครงการ QGIS เอกสารชี้แจงแผนตามภาษาที่เลือก (หรือทุกภาษาของพื้นที่) และสรุปเป็นข้อความ หากยกเลิกหรือทำไม่สำเร็จ จะไม่มีไฟล์ค้างครึ่ง ๆ กลาง ๆ</translation>
    </message>
    <message>
      <source>The zip {file} is refused: {reason}. Unpack it yourself if you trust it, and import the folder.</source>
      <translation>ไม่รับไฟล์ zip {file}: {reason} หากเชื่อถือไฟล์นี้ ให้แตกไฟล์เองแล้วนำเข้าเป็นโฟลเดอร์</translation>
    </message>
    <message>
      <source>The {teams} teams of the stations are all out around day {day} and cannot patrol so many kilometres. Ask for less patrol distance, or for more teams or stations.</source>
      <translation>ชุดลาดตระเวนทั้ง {teams} ชุดของทุกหน่วยออกปฏิบัติงานหมดแล้วในช่วงวันที่ {day} จึงลาดตระเวนได้ไม่ครบระยะทางที่กำหนด โปรดลดระยะทางลาดตระเวน หรือเพิ่มจำนวนชุดหรือหน่วย</translation>
    </message>
    <message>
      <source>There are more cells than can be compared in good time: squares of {cells} cells ({side:,.0f} m) were taken together.</source>
      <translation>มีช่องมากเกินกว่าจะเทียบในเวลาที่เหมาะสม จึงรวมสี่เหลี่ยมละ {cells} ช่อง ({side:,.0f} ม.)</translation>
    </message>
    <message>
      <source>There are no coordinates. Fill them in at the source and import the row again.</source>
      <translation>ไม่มีพิกัด โปรดกรอกที่ต้นทาง แล้วนำเข้าแถวนี้ใหม่</translation>
    </message>
    <message>
      <source>There are no records with a date yet.</source>
      <translation>ยังไม่มีข้อมูลที่มีวันที่</translation>
    </message>
    <message>
      <source>There are no sectors: results are of the site as a whole. Add their layer to have them by sector.</source>
      <translation>ไม่มีเขตจัดการ ผลจึงเป็นของพื้นที่ทั้งหมด ให้เพิ่มชั้นข้อมูลเขตจัดการเพื่อดูผลแยกตามเขต</translation>
    </message>
    <message>
      <source>There are no teams to plan for. Add stations with teams.</source>
      <translation>ไม่มีชุดลาดตระเวนให้วางแผน โปรดเพิ่มหน่วยพิทักษ์ที่มีชุดลาดตระเวน</translation>
    </message>
    <message>
      <source>There are no texts in the language {language}. Choose one of: {known}. In a checkout of the source, build the translations first (make i18n).</source>
      <translation>ไม่มีข้อความภาษา {language} ให้เลือกจาก: {known} หากใช้ซอร์สโค้ด ให้สร้างไฟล์แปลก่อน (make i18n)</translation>
    </message>
    <message>
      <source>There are no tracks of patrols: without them there is no effort, no coverage and no rate. Import them.</source>
      <translation>ไม่มีเส้นทางลาดตระเวน จึงไม่มีระยะลาดตระเวน พื้นที่ครอบคลุม และอัตราการพบ ให้นำเข้าข้อมูลก่อน</translation>
    </message>
    <message>
      <source>There are {n} pictures of cameras, but no list of cameras with their days: camera-days cannot be counted. Import the list.</source>
      <translation>มีภาพจากกล้อง {n} ภาพ แต่ไม่มีรายการกล้องพร้อมวันที่ติดตั้ง จึงนับวันทำงานของกล้องไม่ได้ ให้นำเข้ารายการกล้อง</translation>
    </message>
    <message>
      <source>There is a day but no time of day. Say which column holds it ("clock" in a mapping), or fill it in at the source, and import the row again.</source>
      <translation>มีวันที่แต่ไม่มีเวลา โปรดระบุคอลัมน์เวลา ("clock" ในการจับคู่คอลัมน์) หรือกรอกที่ต้นทาง แล้วนำเข้าแถวนี้ใหม่</translation>
    </message>
    <message>
      <source>There is no file or folder {file}. Check the path and try again.</source>
      <translation>ไม่มีไฟล์หรือโฟลเดอร์ {file} โปรดตรวจตำแหน่งไฟล์แล้วลองใหม่</translation>
    </message>
    <message>
      <source>There is no room for temporary files in {folder}: {free} MB are free on its drive. Nothing was imported. Free space there, or set TMPDIR (on Windows TEMP) to a folder with more room, and import again.</source>
      <translation>ไม่มีที่ว่างสำหรับไฟล์ชั่วคราวใน {folder}: ไดรฟ์นี้ว่าง {free} MB ไม่มีการนำเข้าใด ๆ โปรดเพิ่มที่ว่าง หรือกำหนด TMPDIR (ใน Windows คือ TEMP) เป็นโฟลเดอร์ที่มีที่ว่างมากกว่า แล้วนำเข้าใหม่</translation>
    </message>
    <message>
      <source>There is no room to write {path}: {free} MB are free on its drive. Nothing was changed. Free space until {needed} MB or more are free, or move the site to another drive, and run again.</source>
      <translation>เนื้อที่ไม่พอสำหรับเขียน {path}: ไดรฟ์เหลือ {free} MB ไม่มีอะไรเปลี่ยนแปลง โปรดเพิ่มเนื้อที่ว่างให้ถึง {needed} MB ขึ้นไป หรือย้ายพื้นที่ไปไดรฟ์อื่น แล้วสั่งงานอีกครั้ง</translation>
    </message>
    <message>
      <source>There is no site database at {path}. Choose another file, or create the site first.</source>
      <translation>ไม่มีฐานข้อมูลพื้นที่ที่ {path} โปรดเลือกไฟล์อื่น หรือสร้างพื้นที่ก่อน</translation>
    </message>
    <message>
      <source>There is no whole year with patrols, so years cannot be compared.</source>
      <translation>ไม่มีปีเต็มปีที่มีการลาดตระเวน จึงเทียบระหว่างปีไม่ได้</translation>
    </message>
    <message>
      <source>There is no “{name}” to compare with. There are: {known}.</source>
      <translation>ไม่มี “{name}” ให้เปรียบเทียบ ที่มีคือ: {known}</translation>
    </message>
    <message>
      <source>There is nothing to work on: {what}. {remedy}</source>
      <translation>ไม่มีข้อมูลให้ทำงาน: {what} {remedy}</translation>
    </message>
    <message>
      <source>These Python libraries are missing: {names}. Without them nothing can be computed.</source>
      <translation>ยังขาดไลบรารี Python: {names} หากไม่มีจะคำนวณไม่ได้</translation>
    </message>
    <message>
      <source>These are positions of an animal or a fixed device, not of a patrol. Nothing is to be done, unless EarthRanger has the wrong type for it.</source>
      <translation>นี่คือตำแหน่งของสัตว์หรืออุปกรณ์ที่อยู่กับที่ ไม่ใช่การลาดตระเวน ไม่ต้องทำอะไร เว้นแต่ EarthRanger ระบุประเภทผิด</translation>
    </message>
    <message>
      <source>Thin upright strokes: 95 % intervals; the true value very probably lies within.</source>
      <translation>เส้นตั้งบาง: ช่วงความเชื่อมั่น 95 % ค่าจริงน่าจะอยู่ภายในช่วงนี้</translation>
    </message>
    <message>
      <source>This did not work: {what}. The details are in the log “PAWC Planner”.</source>
      <translation>ทำไม่สำเร็จ: {what} ดูรายละเอียดในบันทึก “PAWC Planner”</translation>
    </message>
    <message>
      <source>This file has no columns to choose: its format says what is what.</source>
      <translation>ไฟล์นี้ไม่มีคอลัมน์ให้เลือก: รูปแบบของไฟล์กำหนดไว้แล้วว่าอะไรคืออะไร</translation>
    </message>
    <message>
      <source>This import is older than the keeping of replaced rows: leg-days that it completed are gone as a whole. Import the earlier files of these patrols again.</source>
      <translation>การนำเข้านี้ทำก่อนที่ฐานข้อมูลจะเก็บแถวที่ถูกแทนที่: วันลาดตระเวนที่การนำเข้านี้เติมให้ครบจึงหายไปทั้งวัน โปรดนำเข้าไฟล์ก่อนหน้าของการลาดตระเวนเหล่านี้ใหม่</translation>
    </message>
    <message>
      <source>This is no patrol, event or position that is known. Export patrols, events or observations by themselves.</source>
      <translation>ไม่ใช่การลาดตระเวน เหตุการณ์ หรือตำแหน่งที่รู้จัก โปรดส่งออกการลาดตระเวน เหตุการณ์ หรือตำแหน่งแยกกัน</translation>
    </message>
    <message>
      <source>This patrol has no start that can be read, so its days are not known. Enter it in EarthRanger and export again.</source>
      <translation>การลาดตระเวนนี้ไม่มีเวลาเริ่มที่อ่านได้ จึงไม่ทราบวัน โปรดกรอกใน EarthRanger แล้วส่งออกใหม่</translation>
    </message>
    <message>
      <source>This patrol was cancelled or has not begun, so nothing of it is counted. Nothing is to be done.</source>
      <translation>การลาดตระเวนนี้ถูกยกเลิกหรือยังไม่เริ่ม จึงไม่นับ ไม่ต้องทำอะไร</translation>
    </message>
    <message>
      <source>This report only gathers others, which are read by themselves. Nothing is to be done, unless they are missing.</source>
      <translation>รายงานนี้เพียงรวมรายงานอื่นซึ่งอ่านแยกแล้ว ไม่ต้องทำอะไร เว้นแต่รายงานเหล่านั้นหายไป</translation>
    </message>
    <message>
      <source>Threat</source>
      <translation>ภัยคุกคาม</translation>
    </message>
    <message>
      <source>Threats found</source>
      <translation>ภัยคุกคามที่พบ</translation>
    </message>
    <message>
      <source>Threats found on patrol</source>
      <translation>ภัยคุกคามที่พบระหว่างลาดตระเวน</translation>
    </message>
    <message>
      <source>Threats found on patrol per kilometre, per patrol-day and per patrol, with 95 percent intervals: for the site, each year, season, month, sector and category, and per cell. Where finds come in clumps the intervals are wider. Rates that rest on little effort are drawn towards those of their like, so that one find on a short walk does not look like a hotspot. Cells nobody visited have no rate. Finds that name no patrol and lie where no patrol was at the time count in no rate per kilometre; how many is said.</source>
      <translation>ภัยคุกคามที่พบขณะลาดตระเวนต่อกิโลเมตร ต่อวันลาดตระเวน และต่อการลาดตระเวนหนึ่งครั้ง พร้อมช่วงความเชื่อมั่น 95 เปอร์เซ็นต์ ของทั้งพื้นที่ แต่ละปี ฤดู เดือน เขตจัดการ ประเภท และแต่ละช่องกริด ถ้าพบเป็นกระจุก ช่วงจะกว้างขึ้น อัตราที่มาจากการลาดตระเวนน้อยจะถูกดึงเข้าหาค่าของกลุ่มเดียวกัน การพบครั้งเดียวในการเดินระยะสั้นจึงไม่ดูเป็นจุดเสี่ยง ช่องที่ไม่มีใครไปจะไม่มีอัตรา สิ่งที่พบซึ่งไม่ระบุการลาดตระเวนและอยู่ในที่ซึ่งไม่มีการลาดตระเวนในเวลานั้น ไม่นับในอัตราต่อกิโลเมตร และจะบอกจำนวนไว้</translation>
    </message>
    <message>
      <source>Threats found per kilometre in each year as a fraction of a base year, and whether the rate rises or falls. Each sector and season is compared with itself, so that patrols that move elsewhere are not taken for a change. A rise or fall is named only when chance, finds in clumps and years that vary cannot explain it; else it is said how large a change would have been seen. Sectors and categories are tested with more care, because there are many.</source>
      <translation>ภัยคุกคามที่พบต่อกิโลเมตรในแต่ละปี เทียบเป็นสัดส่วนของปีฐาน และบอกว่าอัตราเพิ่มขึ้นหรือลดลง แต่ละเขตจัดการและแต่ละฤดูเทียบกับตัวเอง การย้ายที่ลาดตระเวนจึงไม่ถูกนับเป็นการเปลี่ยนแปลง จะบอกว่าเพิ่มขึ้นหรือลดลงเฉพาะเมื่อความบังเอิญ การพบเป็นกระจุก และความแปรปรวนระหว่างปีอธิบายไม่ได้ มิฉะนั้นจะบอกว่าการเปลี่ยนแปลงขนาดใดจึงจะตรวจเห็น เขตจัดการและประเภททดสอบเข้มงวดกว่าเพราะมีหลายรายการ</translation>
    </message>
    <message>
      <source>Threats per km as a fraction of the base year</source>
      <translation>ภัยคุกคามต่อ กม. เทียบเป็นสัดส่วนของปีฐาน</translation>
    </message>
    <message>
      <source>Threats per km patrolled</source>
      <translation>ภัยคุกคามต่อ กม. ที่ลาดตระเวน</translation>
    </message>
    <message>
      <source>Time of day</source>
      <translation>เวลา</translation>
    </message>
    <message>
      <source>Time zone (Asia/Bangkok)</source>
      <translation>เขตเวลา (Asia/Bangkok)</translation>
    </message>
    <message>
      <source>Timelapse table</source>
      <translation>ตาราง Timelapse</translation>
    </message>
    <message>
      <source>Times chance</source>
      <translation>เท่าของความบังเอิญ</translation>
    </message>
    <message>
      <source>Times chance (PAI)</source>
      <translation>กี่เท่าของการสุ่ม (PAI)</translation>
    </message>
    <message>
      <source>Times chance (median)</source>
      <translation>เท่าของความบังเอิญ (มัธยฐาน)</translation>
    </message>
    <message>
      <source>Times the site's rate</source>
      <translation>กี่เท่าของอัตราทั้งพื้นที่</translation>
    </message>
    <message>
      <source>Times what visits explain</source>
      <translation>เท่าของที่วันที่ไปถึงอธิบายได้</translation>
    </message>
    <message>
      <source>To, days apart</source>
      <translation>ถึง ห่างกันกี่วัน</translation>
    </message>
    <message>
      <source>To, m apart</source>
      <translation>ถึง ห่างกันกี่เมตร</translation>
    </message>
    <message>
      <source>Too few finds or years to tell whether the rate changes (finds: {finds:,}; years with patrols: {years}). Only a fall of {fall:.0f} % or a rise of {rise:.0f} % a year or more would be seen.</source>
      <translation>จำนวนที่พบหรือจำนวนปีน้อยเกินไป จึงบอกไม่ได้ว่าอัตราการพบเปลี่ยนหรือไม่ (พบ {finds:,} ครั้ง ปีที่มีการลาดตระเวน {years} ปี) จะเห็นได้เฉพาะเมื่อลดลงตั้งแต่ {fall:.0f} % หรือเพิ่มขึ้นตั้งแต่ {rise:.0f} % ต่อปี</translation>
    </message>
    <message>
      <source>Too few finds or years to tell whether the rate changes (finds: {finds:,}; years with patrols: {years}); no change of a size that occurs would be seen.</source>
      <translation>สิ่งที่พบหรือจำนวนปีน้อยเกินกว่าจะบอกว่าอัตราการพบเปลี่ยนไปหรือไม่ (สิ่งที่พบ: {finds:,} ปีที่มีการลาดตระเวน: {years}) การเปลี่ยนแปลงในขนาดที่เกิดขึ้นได้จริงจะมองไม่เห็น</translation>
    </message>
    <message>
      <source>Track points of a GPX file</source>
      <translation>จุดเส้นทางของไฟล์ GPX</translation>
    </message>
    <message>
      <source>Trails</source>
      <translation>ทางเดินเท้า</translation>
    </message>
    <message>
      <source>Transport</source>
      <translation>การเดินทาง</translation>
    </message>
    <message>
      <source>Transport (empty: all)</source>
      <translation>การเดินทาง (ว่าง: ทุกแบบ)</translation>
    </message>
    <message>
      <source>Trend</source>
      <translation>แนวโน้ม</translation>
    </message>
    <message>
      <source>Trend (z)</source>
      <translation>แนวโน้ม (z)</translation>
    </message>
    <message>
      <source>Trend of encounter rates</source>
      <translation>แนวโน้มของอัตราการพบ</translation>
    </message>
    <message>
      <source>Trends of site, sectors and categories</source>
      <translation>แนวโน้มของพื้นที่ เขตจัดการ และประเภท</translation>
    </message>
    <message>
      <source>Tried on unseen</source>
      <translation>ทดสอบกับสิ่งที่ไม่เคยเห็น</translation>
    </message>
    <message>
      <source>Try</source>
      <translation>ทดลอง</translation>
    </message>
    <message>
      <source>Try again</source>
      <translation>ลองใหม่</translation>
    </message>
    <message>
      <source>Try again ({count})</source>
      <translation>ลองใหม่ ({count})</translation>
    </message>
    <message>
      <source>Two times in three the true risk lies within the range that is meant here. Where it is wide, a patrol teaches us most.</source>
      <translation>สองในสามครั้งความเสี่ยงจริงอยู่ในช่วงที่กล่าวถึงนี้ ที่ใดช่วงกว้าง การลาดตระเวนที่นั่นทำให้เรารู้เพิ่มมากที่สุด</translation>
    </message>
    <message>
      <source>Type of source</source>
      <translation>ประเภทแหล่งข่าว</translation>
    </message>
    <message>
      <source>Undo import</source>
      <translation>ย้อนกลับการนำเข้า</translation>
    </message>
    <message>
      <source>Undo import {number}? What it brought goes, what it replaced comes back.</source>
      <translation>ย้อนกลับการนำเข้า {number} หรือไม่ ข้อมูลที่นำเข้ามาจะถูกนำออก ข้อมูลที่ถูกแทนที่จะกลับคืน</translation>
    </message>
    <message>
      <source>Undo this import</source>
      <translation>ย้อนกลับการนำเข้านี้</translation>
    </message>
    <message>
      <source>Unit</source>
      <translation>หน่วย</translation>
    </message>
    <message>
      <source>Upper end</source>
      <translation>ขอบบน</translation>
    </message>
    <message>
      <source>Upper end of its interval</source>
      <translation>ขอบบนของช่วงความเชื่อมั่น</translation>
    </message>
    <message>
      <source>Upper end, %</source>
      <translation>ขอบบน %</translation>
    </message>
    <message>
      <source>Value</source>
      <translation>ค่า</translation>
    </message>
    <message>
      <source>Variation of finds per patrol (1: single finds)</source>
      <translation>ความแปรปรวนของจำนวนที่พบต่อการลาดตระเวน (1: พบทีละครั้ง)</translation>
    </message>
    <message>
      <source>Verdict</source>
      <translation>ข้อสรุป</translation>
    </message>
    <message>
      <source>Verdict (deterrence, more_after_more, not_shown, unknown)</source>
      <translation>ข้อสรุป (deterrence, more_after_more, not_shown, unknown)</translation>
    </message>
    <message>
      <source>Verdict (repeats, no repeats shown)</source>
      <translation>ข้อสรุป (เกิดซ้ำ, ไม่เห็นการเกิดซ้ำ)</translation>
    </message>
    <message>
      <source>Verdict (rising, falling, about the same, no change shown, too few finds to tell)</source>
      <translation>ข้อสรุป (rising, falling, about the same, no change shown, too few finds to tell)</translation>
    </message>
    <message>
      <source>Villages</source>
      <translation>หมู่บ้าน</translation>
    </message>
    <message>
      <source>Visible strip, %</source>
      <translation>แถบที่มองเห็น %</translation>
    </message>
    <message>
      <source>Visited already, %</source>
      <translation>ไปถึงแล้ว %</translation>
    </message>
    <message>
      <source>Visited on one day only, %</source>
      <translation>เข้าไปเพียงวันเดียว %</translation>
    </message>
    <message>
      <source>Visits</source>
      <translation>จำนวนครั้งที่เข้า</translation>
    </message>
    <message>
      <source>Visits to cells that it was learnt from</source>
      <translation>การเข้าช่องที่ใช้เรียนรู้</translation>
    </message>
    <message>
      <source>Visits with a find</source>
      <translation>การเข้าช่องที่พบ</translation>
    </message>
    <message>
      <source>Visits with a find: {found}; at least {least} are needed to learn risk from the ground, so rates per km and likely ways of intruders stand alone.</source>
      <translation>การเข้าช่องที่พบ: {found} ต้องมีอย่างน้อย {least} จึงจะเรียนรู้ความเสี่ยงจากสภาพพื้นที่ได้ จึงใช้การพบต่อกม.และเส้นทางที่ผู้บุกรุกน่าจะใช้เท่านั้น</translation>
    </message>
    <message>
      <source>Watch folder…</source>
      <translation>เฝ้าดูโฟลเดอร์…</translation>
    </message>
    <message>
      <source>Way-points</source>
      <translation>จุดแวะ</translation>
    </message>
    <message>
      <source>Way-points (WGS 84; grid {grid})</source>
      <translation>จุดแวะ (WGS 84; กริด {grid})</translation>
    </message>
    <message>
      <source>Way-points of the routes</source>
      <translation>จุดแวะของเส้นทาง</translation>
    </message>
    <message>
      <source>Waypoint</source>
      <translation>จุดพิกัด</translation>
    </message>
    <message>
      <source>What</source>
      <translation>ชนิดข้อมูล</translation>
    </message>
    <message>
      <source>What does this table hold? Then choose which column is which.</source>
      <translation>ตารางนี้เป็นข้อมูลอะไร เลือกแล้วจึงระบุว่าคอลัมน์ใดคืออะไร</translation>
    </message>
    <message>
      <source>What each factor does</source>
      <translation>ผลของแต่ละปัจจัย</translation>
    </message>
    <message>
      <source>What each factor does: odds where it is high over those where it is low</source>
      <translation>ผลของแต่ละปัจจัย: แต้มต่อเมื่อค่าสูงเทียบกับเมื่อค่าต่ำ</translation>
    </message>
    <message>
      <source>What explains the difference</source>
      <translation>สาเหตุที่ต่างกัน</translation>
    </message>
    <message>
      <source>What falls short</source>
      <translation>สิ่งที่ยังขาด</translation>
    </message>
    <message>
      <source>What is at stake</source>
      <translation>สิ่งที่เสี่ยง</translation>
    </message>
    <message>
      <source>What is likely</source>
      <translation>อะไรน่าจะเกิดขึ้น</translation>
    </message>
    <message>
      <source>What is likely, how sure, and where we do not know</source>
      <translation>อะไรน่าจะเกิดขึ้น แน่ใจเพียงใด และที่ไหนที่เรายังไม่รู้</translation>
    </message>
    <message>
      <source>What is looked at: finds of patrols, pictures of cameras or reports of people</source>
      <translation>สิ่งที่พิจารณา: สิ่งที่ชุดลาดตระเวนพบ ภาพจากกล้อง หรือรายงานแจ้งเหตุจากประชาชน</translation>
    </message>
    <message>
      <source>What it held</source>
      <translation>ชนิดข้อมูล</translation>
    </message>
    <message>
      <source>What it holds</source>
      <translation>ชนิดข้อมูลในไฟล์</translation>
    </message>
    <message>
      <source>What it is</source>
      <translation>เป็นข้อมูลใด</translation>
    </message>
    <message>
      <source>What teams can reach in time, by minutes from alarm to departure</source>
      <translation>สิ่งที่ชุดไปทัน ตามนาทีจากแจ้งเตือนถึงออกเดินทาง</translation>
    </message>
    <message>
      <source>What the maps say</source>
      <translation>สรุปจากแผนที่</translation>
    </message>
    <message>
      <source>What we found</source>
      <translation>เราพบอะไร</translation>
    </message>
    <message>
      <source>When a leg-day gains fixes by another import, the rule cleans it again.</source>
      <translation>เมื่อวันลาดตระเวนใดได้จุด GPS เพิ่มจากการนำเข้าครั้งอื่น กฎนี้จะแก้ไขวันนั้นอีกครั้ง</translation>
    </message>
    <message>
      <source>When a team leaves {delay:.0f} minutes after the alarm, it meets {share:.0f} % of likely intrusion before its target; {never:.0f} % could not be met even if a team left at once.</source>
      <translation>เมื่อชุดออก {delay:.0f} นาทีหลังแจ้งเตือน จะสกัดการบุกรุกที่น่าจะเกิดได้ {share:.0f} % ก่อนถึงเป้าหมาย อีก {never:.0f} % สกัดไม่ทันแม้ชุดออกทันที</translation>
    </message>
    <message>
      <source>Where a threat is likely in the period to come, learnt from finds, effort and the ground (distances to the border, roads, trails, rivers, villages, stations and the boundary; terrain; land cover; season). That nothing was found counts the less, the less was walked. The layer gives the risk as a multiple of the mean of the site, the range in which it lies two times in three, and the chance of a find by a patrol of 5 km in the cell. With too few finds it shows smoothed finds per km and says so. A folder, if given, takes the model (model.json) and its maps (maps.npz) for other programs.</source>
      <translation>ที่ที่น่าจะมีภัยคุกคามในช่วงเวลาต่อไป เรียนรู้จากการพบ ระยะลาดตระเวน และสภาพพื้นที่ (ระยะถึงชายแดน ถนน ทางเดิน แม่น้ำ หมู่บ้าน สถานี และแนวเขต ภูมิประเทศ สิ่งปกคลุมดิน ฤดู) การไม่พบมีน้ำหนักน้อยลงเมื่อเดินน้อยลง ชั้นข้อมูลแสดงความเสี่ยงเป็นจำนวนเท่าของค่าเฉลี่ยของพื้นที่ ช่วงที่ค่าจริงอยู่สองครั้งในสาม และโอกาสพบเมื่อลาดตระเวน 5 กม. ในช่อง หากพบน้อยเกินไปจะแสดงการพบต่อกม.ที่ปรับเรียบและแจ้งให้ทราบ หากระบุโฟลเดอร์ จะเก็บแบบจำลอง (model.json) และแผนที่ (maps.npz) สำหรับโปรแกรมอื่น</translation>
    </message>
    <message>
      <source>Where we do not know</source>
      <translation>ที่ไหนที่เรายังไม่รู้</translation>
    </message>
    <message>
      <source>Where we were</source>
      <translation>เราไปที่ไหนมา</translation>
    </message>
    <message>
      <source>Where we were, what we found, what is changing</source>
      <translation>เราไปที่ใด พบอะไร และอะไรกำลังเปลี่ยนแปลง</translation>
    </message>
    <message>
      <source>Whether finds per kilometre fell in the months or quarters after patrols had become more, compared between sectors. It also says what a plot of finds per kilometre against effort would show by chance alone, because such a plot misleads. With few finds it says what could have been seen.</source>
      <translation>บอกว่าสิ่งที่พบต่อกิโลเมตรลดลงหรือไม่ในเดือนหรือไตรมาสหลังจากลาดตระเวนมากขึ้น โดยเปรียบเทียบระหว่างเขตจัดการ และบอกว่ากราฟสิ่งที่พบต่อกิโลเมตรเทียบกับการลาดตระเวนจะเป็นอย่างไรโดยบังเอิญ เพราะกราฟเช่นนั้นทำให้เข้าใจผิด เมื่อพบน้อยจะบอกว่าเห็นผลขนาดใดได้</translation>
    </message>
    <message>
      <source>Whether the rate of finds changes from year to year is not known (finds: {finds:,}; years with patrols: {years}).</source>
      <translation>ไม่ทราบว่าอัตราการพบเปลี่ยนจากปีหนึ่งไปอีกปีหนึ่งหรือไม่ (พบ {finds:,} ครั้ง ปีที่มีการลาดตระเวน {years} ปี)</translation>
    </message>
    <message>
      <source>Which likely intrusions no team could meet before they are at their target: walking and driving times from today's stations against the time that intruders need. Per cell how many of those that pass it would be too late to meet, per station what its teams reach, and how much is lost with every minute between alarm and departure.</source>
      <translation>การบุกรุกที่น่าจะเกิดใดบ้างที่ไม่มีชุดใดสกัดทันก่อนถึงเป้าหมาย: เทียบเวลาเดินและขับรถจากหน่วยที่มีวันนี้กับเวลาที่ผู้บุกรุกใช้ รายช่องว่าสกัดไม่ทันเท่าใด รายหน่วยว่าชุดไปถึงเท่าใด และเสียไปเท่าใดทุกนาทีระหว่างแจ้งเตือนกับออกเดินทาง</translation>
    </message>
    <message>
      <source>Whole year</source>
      <translation>ครบทั้งปี</translation>
    </message>
    <message>
      <source>Why</source>
      <translation>เหตุผล</translation>
    </message>
    <message>
      <source>Why this route</source>
      <translation>เหตุผลของเส้นทาง</translation>
    </message>
    <message>
      <source>Why, and what to do</source>
      <translation>เหตุผล และวิธีแก้</translation>
    </message>
    <message>
      <source>Width of the strip, m</source>
      <translation>ความกว้างของแถบ ม.</translation>
    </message>
    <message>
      <source>Widths of the strip in metres (empty: 20, 50, 100, 200, 500)</source>
      <translation>ความกว้างของแถบเป็นเมตร (เว้นว่าง: 20, 50, 100, 200, 500)</translation>
    </message>
    <message>
      <source>Wildlife Insights table</source>
      <translation>ตาราง Wildlife Insights</translation>
    </message>
    <message>
      <source>With partners</source>
      <translation>ร่วมกับหน่วยงานอื่น</translation>
    </message>
    <message>
      <source>Words of arrests, in category or attributes</source>
      <translation>คำที่หมายถึงการจับกุม ในหมวดหรือรายละเอียดของสิ่งที่พบ</translation>
    </message>
    <message>
      <source>Words of joint patrols, in mandate, team, objective or type</source>
      <translation>คำที่หมายถึงการลาดตระเวนร่วม ในภารกิจ ชุดลาดตระเวน วัตถุประสงค์ หรือประเภท</translation>
    </message>
    <message>
      <source>Words of suspects stopped, in the response to a picture</source>
      <translation>คำที่หมายถึงการสกัดผู้ต้องสงสัยได้ ในการตอบสนองต่อภาพ</translation>
    </message>
    <message>
      <source>XML “{root}” without a patrol</source>
      <translation>XML “{root}” ที่ไม่มีการลาดตระเวน</translation>
    </message>
    <message>
      <source>XML “{root}” without an incident</source>
      <translation>XML “{root}” ที่ไม่มีเหตุการณ์</translation>
    </message>
    <message>
      <source>Year</source>
      <translation>ปี</translation>
    </message>
    <message>
      <source>Year that others are compared with (0: first whole year of data)</source>
      <translation>ปีฐานที่ใช้เปรียบเทียบ (0: ปีแรกที่มีข้อมูลครบทั้งปี)</translation>
    </message>
    <message>
      <source>Yearly number</source>
      <translation>ตัวเลขรายปี</translation>
    </message>
    <message>
      <source>Yearly numbers</source>
      <translation>ตัวเลขรายปี</translation>
    </message>
    <message>
      <source>Yearly outcome indicators</source>
      <translation>ตัวชี้วัดผลงานรายปี</translation>
    </message>
    <message>
      <source>Years</source>
      <translation>จำนวนปี</translation>
    </message>
    <message>
      <source>Years of history</source>
      <translation>จำนวนปีของเหตุการณ์</translation>
    </message>
    <message>
      <source>Years on printed pages</source>
      <translation>ปีศักราชบนหน้าที่พิมพ์</translation>
    </message>
    <message>
      <source>Years with patrols</source>
      <translation>จำนวนปีที่มีการลาดตระเวน</translation>
    </message>
    <message>
      <source>a GeoParquet file</source>
      <translation>ไฟล์ GeoParquet</translation>
    </message>
    <message>
      <source>a JSON list of {"name": "…", "kind": "…", "headers": […], "mapping": {…}}</source>
      <translation>รายการ JSON ของ {"name": "…", "kind": "…", "headers": […], "mapping": {…}}</translation>
    </message>
    <message>
      <source>a data model without a label</source>
      <translation>แบบจำลองข้อมูลที่ไม่มีป้ายชื่อ</translation>
    </message>
    <message>
      <source>a day</source>
      <translation>วันที่</translation>
    </message>
    <message>
      <source>a day is missing or occurs twice</source>
      <translation>มีวันที่ขาดหายหรือซ้ำกัน</translation>
    </message>
    <message>
      <source>a different name for each plan, and not “nothing”</source>
      <translation>ชื่อที่ต่างกันสำหรับแต่ละแผน และไม่ใช่ “nothing”</translation>
    </message>
    <message>
      <source>a drawing (DWG)</source>
      <translation>แบบเขียน (DWG)</translation>
    </message>
    <message>
      <source>a drawing (DXF)</source>
      <translation>แบบเขียน (DXF)</translation>
    </message>
    <message>
      <source>a file of GMT</source>
      <translation>ไฟล์ของ GMT</translation>
    </message>
    <message>
      <source>a file or folder that exists</source>
      <translation>ไฟล์หรือโฟลเดอร์ที่มีอยู่</translation>
    </message>
    <message>
      <source>a file that can be written ({fault})</source>
      <translation>ไฟล์ที่เขียนได้ ({fault})</translation>
    </message>
    <message>
      <source>a file whose name ends in .gpkg</source>
      <translation>ไฟล์ที่ชื่อลงท้ายด้วย .gpkg</translation>
    </message>
    <message>
      <source>a folder that can be written ({fault})</source>
      <translation>โฟลเดอร์ที่เขียนได้ ({fault})</translation>
    </message>
    <message>
      <source>a geometry is damaged: {fault}</source>
      <translation>มีรูปทรงเสียหาย: {fault}</translation>
    </message>
    <message>
      <source>a grid reference (UTM with its zone, or MGRS) was made longitude and latitude</source>
      <translation>แปลงพิกัดกริด (UTM พร้อมโซน หรือ MGRS) เป็นลองจิจูดและละติจูด</translation>
    </message>
    <message>
      <source>a layer file that exists</source>
      <translation>ไฟล์ชั้นข้อมูลที่มีอยู่</translation>
    </message>
    <message>
      <source>a layer or file that can be written</source>
      <translation>ชั้นข้อมูลหรือไฟล์ที่เขียนได้</translation>
    </message>
    <message>
      <source>a layer that takes these features</source>
      <translation>ชั้นข้อมูลที่รับรายการเหล่านี้ได้</translation>
    </message>
    <message>
      <source>a list of cameras without places</source>
      <translation>รายชื่อกล้องที่ไม่มีตำแหน่ง</translation>
    </message>
    <message>
      <source>a list of pictures without what they show</source>
      <translation>รายการภาพที่ไม่ระบุสิ่งที่เห็นในภาพ</translation>
    </message>
    <message>
      <source>a longer recording of the same leg covers the same time</source>
      <translation>การบันทึกอีกชุดที่ยาวกว่าของช่วงลาดตระเวนเดียวกันครอบคลุมเวลาเดียวกัน</translation>
    </message>
    <message>
      <source>a mapping with a limit for “unknown”</source>
      <translation>ตารางที่มีขีดจำกัดของ “unknown”</translation>
    </message>
    <message>
      <source>a member is larger than the zip says</source>
      <translation>มีไฟล์ข้างในใหญ่กว่าที่ zip ระบุ</translation>
    </message>
    <message>
      <source>a name is not in quotes</source>
      <translation>มีชื่อที่ไม่อยู่ในเครื่องหมายคำพูด</translation>
    </message>
    <message>
      <source>a number</source>
      <translation>ตัวเลข</translation>
    </message>
    <message>
      <source>a number above 0</source>
      <translation>ตัวเลขมากกว่า 0</translation>
    </message>
    <message>
      <source>a number from {low:.12g} to {high:.12g}</source>
      <translation>ตัวเลขตั้งแต่ {low:.12g} ถึง {high:.12g}</translation>
    </message>
    <message>
      <source>a percentage above 0, up to 100</source>
      <translation>ร้อยละที่มากกว่า 0 และไม่เกิน 100</translation>
    </message>
    <message>
      <source>a period in which patrols walked</source>
      <translation>ช่วงเวลาที่มีการลาดตระเวน</translation>
    </message>
    <message>
      <source>a quotation mark in line {line} is opened and never closed</source>
      <translation>เครื่องหมายคำพูดในบรรทัด {line} เปิดไว้แต่ไม่ปิด</translation>
    </message>
    <message>
      <source>a record with the same {columns} is there already</source>
      <translation>มีรายการที่มี {columns} เดียวกันอยู่แล้ว</translation>
    </message>
    <message>
      <source>a set of map tiles</source>
      <translation>ชุดแผ่นภาพแผนที่ (tiles)</translation>
    </message>
    <message>
      <source>a short excursion out and back, too fast for the transport</source>
      <translation>จุดที่กระโดดออกไปแล้วกลับมา เร็วเกินกว่าวิธีเดินทางจะทำได้</translation>
    </message>
    <message>
      <source>a sign of a difference from {year}, but of {n} years compared one may look so by chance</source>
      <translation>มีสัญญาณว่าต่างจากปี {year} แต่เมื่อเทียบถึง {n} ปี ปีหนึ่งอาจดูต่างได้โดยบังเอิญ</translation>
    </message>
    <message>
      <source>a site with a plan, or ROUTES with a plan drawn by hand</source>
      <translation>พื้นที่ที่มีแผน หรือ ROUTES ที่เป็นแผนวาดด้วยมือ</translation>
    </message>
    <message>
      <source>a smaller largest distance: {pairs:,} pairs of finds lie within it, {most:,} can be compared</source>
      <translation>ระยะทางสูงสุดที่สั้นกว่านี้: มี {pairs:,} คู่อยู่ภายในระยะนั้น เทียบได้ {most:,} คู่</translation>
    </message>
    <message>
      <source>a spreadsheet took the two digits of a Buddhist year (67 for 2567) for 1967</source>
      <translation>โปรแกรมตารางคำนวณเข้าใจปี พ.ศ. สองหลัก (67 คือ 2567) ว่าเป็น 1967</translation>
    </message>
    <message>
      <source>a value for “{label}”</source>
      <translation>ค่าสำหรับ “{label}”</translation>
    </message>
    <message>
      <source>a whole number</source>
      <translation>จำนวนเต็ม</translation>
    </message>
    <message>
      <source>a year of the common era, such as {year} for {given}</source>
      <translation>ปี ค.ศ. เช่น {year} แทน {given}</translation>
    </message>
    <message>
      <source>a year with patrols in the period (those are: {years})</source>
      <translation>ปีที่มีการลาดตระเวนในช่วงข้อมูล (ได้แก่: {years})</translation>
    </message>
    <message>
      <source>a zip of {size} MB lies inside the zip</source>
      <translation>มีไฟล์ zip ขนาด {size} MB ซ้อนอยู่ใน zip</translation>
    </message>
    <message>
      <source>about the same</source>
      <translation>ใกล้เคียงเดิม</translation>
    </message>
    <message>
      <source>add</source>
      <translation>ติดเพิ่ม</translation>
    </message>
    <message>
      <source>aircraft</source>
      <translation>อากาศยาน</translation>
    </message>
    <message>
      <source>all</source>
      <translation>ทั้งหมด</translation>
    </message>
    <message>
      <source>all data</source>
      <translation>ข้อมูลทั้งหมด</translation>
    </message>
    <message>
      <source>all data lie in one period, so nothing can come or go</source>
      <translation>ข้อมูลทั้งหมดอยู่ในช่วงเดียว จึงไม่มีสิ่งใดเกิดหรือหายได้</translation>
    </message>
    <message>
      <source>all that are recognised</source>
      <translation>ทุกชีตที่รู้จัก</translation>
    </message>
    <message>
      <source>along all fixes</source>
      <translation>ตามจุด GPS ทั้งหมด</translation>
    </message>
    <message>
      <source>an IANA time zone such as Asia/Bangkok</source>
      <translation>เขตเวลา IANA เช่น Asia/Bangkok</translation>
    </message>
    <message>
      <source>an ISO date such as 2025-01-31</source>
      <translation>วันที่แบบ ISO เช่น 2025-01-31</translation>
    </message>
    <message>
      <source>an element has more than {most} attributes</source>
      <translation>มีองค์ประกอบที่มีแอตทริบิวต์เกิน {most} ตัว</translation>
    </message>
    <message>
      <source>an element holds more than {size} million characters</source>
      <translation>มีองค์ประกอบที่ยาวเกิน {size} ล้านอักขระ</translation>
    </message>
    <message>
      <source>animal</source>
      <translation>สัตว์พาหนะ</translation>
    </message>
    <message>
      <source>another SMART document (XML)</source>
      <translation>เอกสาร SMART แบบอื่น (XML)</translation>
    </message>
    <message>
      <source>another file than the boundary</source>
      <translation>ไฟล์อื่นที่ไม่ใช่แนวเขต</translation>
    </message>
    <message>
      <source>another file: this one is a site database or is read by this run, and would be lost</source>
      <translation>ไฟล์อื่น: ไฟล์นี้เป็นฐานข้อมูลพื้นที่หรือกำลังถูกอ่านในงานนี้ จึงจะสูญหาย</translation>
    </message>
    <message>
      <source>another recording of the same team covers the same time nearby</source>
      <translation>การบันทึกอีกชุดของชุดลาดตระเวนเดียวกันครอบคลุมเวลาเดียวกันในบริเวณใกล้กัน</translation>
    </message>
    <message>
      <source>areas</source>
      <translation>พื้นที่รูปปิด</translation>
    </message>
    <message>
      <source>as by chance</source>
      <translation>เท่ากับความบังเอิญ</translation>
    </message>
    <message>
      <source>as it was</source>
      <translation>ตามเดิม</translation>
    </message>
    <message>
      <source>as many values as counts ({n})</source>
      <translation>จำนวนค่าเท่ากับจำนวนการนับ ({n})</translation>
    </message>
    <message>
      <source>as published</source>
      <translation>อยู่ในช่วงที่มีการเผยแพร่</translation>
    </message>
    <message>
      <source>as recognised</source>
      <translation>ตรวจหาเอง</translation>
    </message>
    <message>
      <source>as the data allow</source>
      <translation>ตามที่ข้อมูลรองรับ</translation>
    </message>
    <message>
      <source>as the stations say</source>
      <translation>ตามข้อมูลหน่วยพิทักษ์</translation>
    </message>
    <message>
      <source>as the visits there explain</source>
      <translation>เท่าที่การเข้าตรวจที่นั่นอธิบายได้</translation>
    </message>
    <message>
      <source>asset query</source>
      <translation>คิวรีทรัพย์สิน (asset)</translation>
    </message>
    <message>
      <source>at least one language, for example th,en</source>
      <translation>อย่างน้อยหนึ่งภาษา เช่น th,en</translation>
    </message>
    <message>
      <source>at least two rising limits of 0 or more, such as 0, 100, 500</source>
      <translation>ขอบเขตอย่างน้อยสองค่าที่เพิ่มขึ้น ตั้งแต่ 0 ขึ้นไป เช่น 0, 100, 500</translation>
    </message>
    <message>
      <source>at most {most} m for a site of this size</source>
      <translation>ไม่เกิน {most} ม. สำหรับพื้นที่ขนาดนี้</translation>
    </message>
    <message>
      <source>at most {most} sizes in metres above 0, such as {example}</source>
      <translation>จำนวนเมตรที่มากกว่า 0 ไม่เกิน {most} ค่า เช่น {example}</translation>
    </message>
    <message>
      <source>base year {year}</source>
      <translation>ปีฐาน {year}</translation>
    </message>
    <message>
      <source>before {day}, the first day of the cycle</source>
      <translation>ก่อนวันที่ {day} ซึ่งเป็นวันแรกของรอบ</translation>
    </message>
    <message>
      <source>before: {value}</source>
      <translation>รอบก่อน: {value}</translation>
    </message>
    <message>
      <source>between 0 and 1 in every cell, or unknown</source>
      <translation>ระหว่าง 0 ถึง 1 ในทุกช่องกริด หรือไม่ทราบค่า</translation>
    </message>
    <message>
      <source>between its neighbours</source>
      <translation>ระหว่างจุดก่อนและจุดหลัง</translation>
    </message>
    <message>
      <source>between {low} and {high}</source>
      <translation>ค่าระหว่าง {low} ถึง {high}</translation>
    </message>
    <message>
      <source>blank</source>
      <translation>ว่าง</translation>
    </message>
    <message>
      <source>boat</source>
      <translation>เรือ</translation>
    </message>
    <message>
      <source>both</source>
      <translation>ทั้งสอง</translation>
    </message>
    <message>
      <source>by the source</source>
      <translation>ตามที่ต้นทางระบุ</translation>
    </message>
    <message>
      <source>camera</source>
      <translation>กล้อง</translation>
    </message>
    <message>
      <source>camera events</source>
      <translation>เหตุการณ์จากกล้อง</translation>
    </message>
    <message>
      <source>camera-days</source>
      <translation>วันกล้อง</translation>
    </message>
    <message>
      <source>camera_events</source>
      <translation>เหตุการณ์จากกล้อง</translation>
    </message>
    <message>
      <source>cameras</source>
      <translation>กล้องดักถ่าย</translation>
    </message>
    <message>
      <source>camp</source>
      <translation>ที่พักแรม</translation>
    </message>
    <message>
      <source>camtrapR table</source>
      <translation>ตาราง camtrapR</translation>
    </message>
    <message>
      <source>cannot be read ({fault})</source>
      <translation>อ่านไม่ได้: {fault}</translation>
    </message>
    <message>
      <source>category</source>
      <translation>ประเภท</translation>
    </message>
    <message>
      <source>category in sector</source>
      <translation>ประเภทในเขตจัดการ</translation>
    </message>
    <message>
      <source>cell</source>
      <translation>ช่อง</translation>
    </message>
    <message>
      <source>cells</source>
      <translation>ช่อง</translation>
    </message>
    <message>
      <source>circles</source>
      <translation>วงกลม</translation>
    </message>
    <message>
      <source>cold</source>
      <translation>เย็น</translation>
    </message>
    <message>
      <source>cold: fewer threats per km</source>
      <translation>จุดเย็น: ภัยคุกคามต่อ กม. น้อย</translation>
    </message>
    <message>
      <source>comma</source>
      <translation>จุลภาค (,)</translation>
    </message>
    <message>
      <source>consecutive</source>
      <translation>ต่อเนื่อง</translation>
    </message>
    <message>
      <source>constants must be {our column: value}</source>
      <translation>constants ต้องเป็น {our column: value}</translation>
    </message>
    <message>
      <source>continued</source>
      <translation>(ต่อ)</translation>
    </message>
    <message>
      <source>copies for other members of the team: {km} km</source>
      <translation>สำเนาของสมาชิกคนอื่นในชุด: {km} กม.</translation>
    </message>
    <message>
      <source>copies whose clock was in another time zone: {km} km</source>
      <translation>สำเนาที่นาฬิกาใช้เขตเวลาอื่น: {km} กม.</translation>
    </message>
    <message>
      <source>data of SMART Mobile (JSON)</source>
      <translation>ข้อมูลของ SMART Mobile (JSON)</translation>
    </message>
    <message>
      <source>data_model</source>
      <translation>แบบจำลองข้อมูล</translation>
    </message>
    <message>
      <source>database disk image is malformed</source>
      <translation>ฐานข้อมูลเสียหาย</translation>
    </message>
    <message>
      <source>datum WGS 84</source>
      <translation>พื้นหลักฐาน WGS 84</translation>
    </message>
    <message>
      <source>day</source>
      <translation>กลางวัน</translation>
    </message>
    <message>
      <source>day first (31/12/2025)</source>
      <translation>วันขึ้นก่อน (31/12/2025)</translation>
    </message>
    <message>
      <source>day or night</source>
      <translation>กลางวันหรือกลางคืน</translation>
    </message>
    <message>
      <source>day {day}</source>
      <translation>วันที่ {day}</translation>
    </message>
    <message>
      <source>day_first must be true or false, not {value}</source>
      <translation>day_first ต้องเป็น true หรือ false ไม่ใช่ {value}</translation>
    </message>
    <message>
      <source>days joined by a straight line: {km} km</source>
      <translation>ลากเส้นตรงเชื่อมข้ามวัน: {km} กม.</translation>
    </message>
    <message>
      <source>dbscan, as hdbscan needs scikit-learn 1.3 or newer</source>
      <translation>dbscan เพราะ hdbscan ต้องใช้ scikit-learn 1.3 ขึ้นไป</translation>
    </message>
    <message>
      <source>degrees and minutes were made degrees with decimals</source>
      <translation>แปลงองศาและลิปดาเป็นองศาทศนิยม</translation>
    </message>
    <message>
      <source>deterrence</source>
      <translation>มีผลป้องปราม</translation>
    </message>
    <message>
      <source>different names</source>
      <translation>ชื่อที่ไม่ซ้ำกัน</translation>
    </message>
    <message>
      <source>digits of another script</source>
      <translation>ตัวเลขของอักษรอื่น</translation>
    </message>
    <message>
      <source>diminishing</source>
      <translation>ลดลง</translation>
    </message>
    <message>
      <source>distance patrolled</source>
      <translation>ระยะลาดตระเวน</translation>
    </message>
    <message>
      <source>distance to a known way in, km</source>
      <translation>ระยะถึงทางเข้าที่รู้จัก กม.</translation>
    </message>
    <message>
      <source>distance to a river, km</source>
      <translation>ระยะถึงแม่น้ำ กม.</translation>
    </message>
    <message>
      <source>distance to a road, km</source>
      <translation>ระยะถึงถนน กม.</translation>
    </message>
    <message>
      <source>distance to a station, km</source>
      <translation>ระยะถึงสถานี กม.</translation>
    </message>
    <message>
      <source>distance to a trail, km</source>
      <translation>ระยะถึงทางเดิน กม.</translation>
    </message>
    <message>
      <source>distance to a village, km</source>
      <translation>ระยะถึงหมู่บ้าน กม.</translation>
    </message>
    <message>
      <source>distance to the border, km</source>
      <translation>ระยะถึงชายแดน กม.</translation>
    </message>
    <message>
      <source>distance to the boundary, km</source>
      <translation>ระยะถึงแนวเขต กม.</translation>
    </message>
    <message>
      <source>document “{name}”</source>
      <translation>เอกสาร “{name}”</translation>
    </message>
    <message>
      <source>drawn by hand</source>
      <translation>วาดด้วยมือ</translation>
    </message>
    <message>
      <source>dry</source>
      <translation>ฤดูแล้ง</translation>
    </message>
    <message>
      <source>earlier finds in the cell for its kilometres</source>
      <translation>สิ่งที่พบก่อนหน้าในช่องเทียบกับกิโลเมตร</translation>
    </message>
    <message>
      <source>easting and northing were swapped; only the other way round do they lie near the site</source>
      <translation>พิกัดตะวันออกและพิกัดเหนือสลับกัน ต้องสลับกลับจึงอยู่ใกล้พื้นที่</translation>
    </message>
    <message>
      <source>effort not known</source>
      <translation>ไม่ทราบปริมาณงาน</translation>
    </message>
    <message>
      <source>elements that belong together hold more than {size} million characters</source>
      <translation>องค์ประกอบที่อยู่ด้วยกันยาวเกิน {size} ล้านอักขระ</translation>
    </message>
    <message>
      <source>elevation, m</source>
      <translation>ความสูง ม.</translation>
    </message>
    <message>
      <source>ellipses</source>
      <translation>วงรี</translation>
    </message>
    <message>
      <source>elongations of 1 (a circle) to 20</source>
      <translation>ความยาวต่อความกว้าง 1 (วงกลม) ถึง 20</translation>
    </message>
    <message>
      <source>end</source>
      <translation>สิ้นสุด</translation>
    </message>
    <message>
      <source>entity query</source>
      <translation>คิวรีเอนทิตี (entity)</translation>
    </message>
    <message>
      <source>entity type</source>
      <translation>ประเภทเอนทิตี (entity)</translation>
    </message>
    <message>
      <source>every language of the site</source>
      <translation>ทุกภาษาของพื้นที่</translation>
    </message>
    <message>
      <source>every month from 1 to 12 in one season (missing or twice: {months})</source>
      <translation>ทุกเดือนตั้งแต่ 1 ถึง 12 อยู่ในฤดูเดียว (ขาดหรือซ้ำ: {months})</translation>
    </message>
    <message>
      <source>excursions of the receiver: {km} km</source>
      <translation>จุด GPS กระโดดออกไปแล้วกลับมา: {km} กม.</translation>
    </message>
    <message>
      <source>expecting ',' delimiter</source>
      <translation>ขาดตัวคั่น ','</translation>
    </message>
    <message>
      <source>expecting ':' delimiter</source>
      <translation>ขาดตัวคั่น ':'</translation>
    </message>
    <message>
      <source>expecting property name enclosed in double quotes</source>
      <translation>ชื่อต้องอยู่ในเครื่องหมายคำพูดคู่</translation>
    </message>
    <message>
      <source>expecting value</source>
      <translation>ขาดค่า</translation>
    </message>
    <message>
      <source>explained by the effort</source>
      <translation>ปริมาณงานอธิบายได้</translation>
    </message>
    <message>
      <source>falling</source>
      <translation>ลดลง</translation>
    </message>
    <message>
      <source>faster for a while than the transport can go, but not than a car: the team was driven</source>
      <translation>เร็วเกินกว่าวิธีเดินทางจะทำได้อยู่ช่วงหนึ่ง แต่ไม่เกินรถยนต์: ชุดลาดตระเวนนั่งรถ</translation>
    </message>
    <message>
      <source>feature {row} is not a line</source>
      <translation>รายการที่ {row} ไม่ใช่เส้น</translation>
    </message>
    <message>
      <source>feature {row} is not a point</source>
      <translation>รายการที่ {row} ไม่ใช่จุด</translation>
    </message>
    <message>
      <source>file is not a database</source>
      <translation>ไฟล์ไม่ใช่ฐานข้อมูล</translation>
    </message>
    <message>
      <source>finds</source>
      <translation>ครั้งที่พบ</translation>
    </message>
    <message>
      <source>finds and km of at least 2 periods on the cells of the site</source>
      <translation>สิ่งที่พบและกม. อย่างน้อย 2 ช่วงบนช่องของพื้นที่</translation>
    </message>
    <message>
      <source>finds in and around the cell in the last periods</source>
      <translation>การพบในและรอบช่องในช่วงที่ผ่านมา</translation>
    </message>
    <message>
      <source>finds per 100 km</source>
      <translation>ครั้งต่อ 100 กม.</translation>
    </message>
    <message>
      <source>finite coordinates</source>
      <translation>พิกัดที่เป็นตัวเลข</translation>
    </message>
    <message>
      <source>fixes far outside of the site: {km} km</source>
      <translation>จุด GPS ที่อยู่ไกลนอกพื้นที่: {km} กม.</translation>
    </message>
    <message>
      <source>fixes not in the order of their times: {km} km</source>
      <translation>จุด GPS ที่ไม่เรียงตามเวลา: {km} กม.</translation>
    </message>
    <message>
      <source>foot</source>
      <translation>เดินเท้า</translation>
    </message>
    <message>
      <source>full widths in metres by transport, each once, such as “foot=100; vehicle=60” ({known})</source>
      <translation>ความกว้างเต็มเป็นเมตรของแต่ละพาหนะ พาหนะละหนึ่งครั้ง เช่น “foot=100; vehicle=60” ({known})</translation>
    </message>
    <message>
      <source>gap</source>
      <translation>ช่องว่าง</translation>
    </message>
    <message>
      <source>given together with MAPPING</source>
      <translation>ค่าที่ระบุพร้อมกับ MAPPING</translation>
    </message>
    <message>
      <source>given when CYCLE_END is given</source>
      <translation>ค่าที่ต้องระบุเมื่อระบุ CYCLE_END</translation>
    </message>
    <message>
      <source>given, or DISMISS, or TEMPLATE to write a table to correct</source>
      <translation>ค่าที่ระบุ หรือระบุ DISMISS หรือ TEMPLATE เพื่อเขียนตารางสำหรับแก้</translation>
    </message>
    <message>
      <source>grid {grid}</source>
      <translation>กริด {grid}</translation>
    </message>
    <message>
      <source>ground that it had not seen</source>
      <translation>พื้นที่ที่ไม่เคยเห็น</translation>
    </message>
    <message>
      <source>groups</source>
      <translation>กลุ่ม</translation>
    </message>
    <message>
      <source>half-year</source>
      <translation>ครึ่งปี</translation>
    </message>
    <message>
      <source>header_row must be the number of a row, not {value}</source>
      <translation>header_row ต้องเป็นเลขแถว ไม่ใช่ {value}</translation>
    </message>
    <message>
      <source>high</source>
      <translation>มากกว่า</translation>
    </message>
    <message>
      <source>higher than published</source>
      <translation>สูงกว่าที่มีการเผยแพร่</translation>
    </message>
    <message>
      <source>historical</source>
      <translation>ในอดีต</translation>
    </message>
    <message>
      <source>hot</source>
      <translation>ร้อน</translation>
    </message>
    <message>
      <source>hot: more threats per km</source>
      <translation>จุดร้อน: ภัยคุกคามต่อ กม. มาก</translation>
    </message>
    <message>
      <source>hotspot</source>
      <translation>จุดร้อน</translation>
    </message>
    <message>
      <source>in the half-year after</source>
      <translation>ในครึ่งปีถัดมา</translation>
    </message>
    <message>
      <source>in the month after</source>
      <translation>ในเดือนถัดมา</translation>
    </message>
    <message>
      <source>in the quarter after</source>
      <translation>ในไตรมาสถัดมา</translation>
    </message>
    <message>
      <source>information reports</source>
      <translation>รายงานการข่าว</translation>
    </message>
    <message>
      <source>inside the boundary, in no sector</source>
      <translation>ในเขตพื้นที่ แต่ไม่อยู่ในเขตจัดการใด</translation>
    </message>
    <message>
      <source>intelligence record</source>
      <translation>บันทึกการข่าว</translation>
    </message>
    <message>
      <source>intensifying</source>
      <translation>รุนแรงขึ้น</translation>
    </message>
    <message>
      <source>is missing</source>
      <translation>ไม่มีไฟล์นี้</translation>
    </message>
    <message>
      <source>is not a file of its own</source>
      <translation>ไม่ได้เป็นไฟล์ของตัวเอง</translation>
    </message>
    <message>
      <source>is said to lie in another folder and is not beside it</source>
      <translation>ระบุว่าอยู่ในโฟลเดอร์อื่น และไม่ได้วางไว้ด้วยกัน</translation>
    </message>
    <message>
      <source>is spread over files with different columns</source>
      <translation>กระจายอยู่ในหลายไฟล์ที่มีคอลัมน์ต่างกัน</translation>
    </message>
    <message>
      <source>it cannot be read ({fault})</source>
      <translation>อ่านไม่ได้ ({fault})</translation>
    </message>
    <message>
      <source>it cannot be read and is left empty</source>
      <translation>อ่านค่าไม่ได้ จึงปล่อยว่าง</translation>
    </message>
    <message>
      <source>it declares a document type</source>
      <translation>มีการประกาศชนิดเอกสาร (DOCTYPE)</translation>
    </message>
    <message>
      <source>it declares an entity</source>
      <translation>มีการประกาศเอนทิตี (entity)</translation>
    </message>
    <message>
      <source>it describes no package</source>
      <translation>ไม่ได้อธิบายชุดข้อมูล</translation>
    </message>
    <message>
      <source>it does not cover the site</source>
      <translation>ไม่ครอบคลุมพื้นที่</translation>
    </message>
    <message>
      <source>it does not say its coordinate system</source>
      <translation>ไม่ระบุระบบพิกัด</translation>
    </message>
    <message>
      <source>it does not say which version it is</source>
      <translation>ไม่ระบุว่าเป็นรุ่นใด</translation>
    </message>
    <message>
      <source>it does not start where the day before ended</source>
      <translation>ไม่ได้เริ่มจากจุดที่วันก่อนสิ้นสุด</translation>
    </message>
    <message>
      <source>it has coordinates that are not numbers</source>
      <translation>มีพิกัดที่ไม่ใช่ตัวเลข</translation>
    </message>
    <message>
      <source>it has more than {most} attributes</source>
      <translation>มีแอตทริบิวต์เกิน {most} ตัว</translation>
    </message>
    <message>
      <source>it has more than {rows} rows or {cells} cells</source>
      <translation>มีเกิน {rows} แถวหรือ {cells} ค่า</translation>
    </message>
    <message>
      <source>it has no coordinate system</source>
      <translation>ไม่มีระบบพิกัด</translation>
    </message>
    <message>
      <source>it has no elevations around its middle, only no-data</source>
      <translation>รอบจุดกลางไม่มีค่าความสูง มีแต่ช่องว่างไม่มีข้อมูล</translation>
    </message>
    <message>
      <source>it has no lines</source>
      <translation>ไม่มีเส้น</translation>
    </message>
    <message>
      <source>it has no name</source>
      <translation>ไม่มีชื่อ</translation>
    </message>
    <message>
      <source>it has no position on the ground</source>
      <translation>ไม่มีตำแหน่งบนพื้นดิน</translation>
    </message>
    <message>
      <source>it holds more text than a sheet of records does</source>
      <translation>มีข้อความมากเกินกว่าชีตข้อมูลที่บันทึก</translation>
    </message>
    <message>
      <source>it holds no layer with geometry</source>
      <translation>ไม่มีชั้นข้อมูลที่มีรูปทรง</translation>
    </message>
    <message>
      <source>it holds other files, which are not touched</source>
      <translation>มีไฟล์อื่นอยู่ ซึ่งจะไม่ถูกแตะต้อง</translation>
    </message>
    <message>
      <source>it is a file</source>
      <translation>เป็นไฟล์ ไม่ใช่โฟลเดอร์</translation>
    </message>
    <message>
      <source>it is a folder</source>
      <translation>เป็นโฟลเดอร์</translation>
    </message>
    <message>
      <source>it is a folder; choose the file of the layer in it</source>
      <translation>เป็นโฟลเดอร์ โปรดเลือกไฟล์ของชั้นข้อมูลในโฟลเดอร์นี้</translation>
    </message>
    <message>
      <source>it is a {shape} without area</source>
      <translation>เป็น {shape} ที่ไม่มีเนื้อที่</translation>
    </message>
    <message>
      <source>it is damaged ({fault})</source>
      <translation>ไฟล์เสียหาย ({fault})</translation>
    </message>
    <message>
      <source>it is damaged or incomplete</source>
      <translation>ไฟล์เสียหายหรือไม่ครบ</translation>
    </message>
    <message>
      <source>it is damaged or incomplete ({fault})</source>
      <translation>ไฟล์เสียหายหรือไม่ครบ ({fault})</translation>
    </message>
    <message>
      <source>it is empty</source>
      <translation>ไฟล์ว่าง</translation>
    </message>
    <message>
      <source>it is larger than {size}</source>
      <translation>ใหญ่เกิน {size}</translation>
    </message>
    <message>
      <source>it is no GeoPackage</source>
      <translation>ไม่ใช่ GeoPackage</translation>
    </message>
    <message>
      <source>it is no table of text</source>
      <translation>ไม่ใช่ตารางข้อความ</translation>
    </message>
    <message>
      <source>it is no vector file</source>
      <translation>ไม่ใช่ไฟล์เวกเตอร์</translation>
    </message>
    <message>
      <source>it is not a raster, or it is damaged</source>
      <translation>ไม่ใช่แรสเตอร์ หรือไฟล์เสียหาย</translation>
    </message>
    <message>
      <source>it is not a text file</source>
      <translation>ไม่ใช่ไฟล์ข้อความ</translation>
    </message>
    <message>
      <source>it is not written in UTF-8</source>
      <translation>ไม่ได้เขียนเป็น UTF-8</translation>
    </message>
    <message>
      <source>it is not written in {encoding} (near byte {byte})</source>
      <translation>ไม่ได้เขียนเป็น {encoding} (ใกล้ไบต์ {byte})</translation>
    </message>
    <message>
      <source>it is not {encoding}</source>
      <translation>ไม่ใช่ {encoding}</translation>
    </message>
    <message>
      <source>it is not {encoding} (byte {byte})</source>
      <translation>ไม่ใช่ {encoding} (ไบต์ {byte})</translation>
    </message>
    <message>
      <source>it is protected by a password</source>
      <translation>มีรหัสผ่านป้องกัน</translation>
    </message>
    <message>
      <source>it is the file that is open</source>
      <translation>เป็นไฟล์ที่เปิดอยู่</translation>
    </message>
    <message>
      <source>it is the number by which spreadsheets keep a day</source>
      <translation>เป็นตัวเลขที่โปรแกรมตารางคำนวณใช้แทนวันที่</translation>
    </message>
    <message>
      <source>it knows the elevation of only {known} % of a park of {wanted} km² around its middle</source>
      <translation>รู้ความสูงเพียง {known} % ของอุทยานขนาด {wanted} ตร.กม. รอบจุดกลาง</translation>
    </message>
    <message>
      <source>it lacks the tables of a site</source>
      <translation>ไม่มีตารางของฐานข้อมูลพื้นที่</translation>
    </message>
    <message>
      <source>it unpacks to far more than an export holds</source>
      <translation>แตกไฟล์แล้วใหญ่เกินกว่าไฟล์ส่งออกมาก</translation>
    </message>
    <message>
      <source>it unpacks to {size} GB</source>
      <translation>แตกไฟล์แล้วใหญ่ {size} GB</translation>
    </message>
    <message>
      <source>it was counted in bars, of which there are five</source>
      <translation>นับเป็นขีดสัญญาณ ซึ่งมีห้าขีด</translation>
    </message>
    <message>
      <source>it was given in per cent</source>
      <translation>ค่าเดิมเป็นร้อยละ</translation>
    </message>
    <message>
      <source>its coordinate system is not understood</source>
      <translation>ไม่เข้าใจระบบพิกัดของไฟล์</translation>
    </message>
    <message>
      <source>its coordinate system is {theirs}, that of this site is {ours}</source>
      <translation>ระบบพิกัดของไฟล์นั้นคือ {theirs} ส่วนของพื้นที่นี้คือ {ours}</translation>
    </message>
    <message>
      <source>its elements lie more than {most} deep</source>
      <translation>องค์ประกอบซ้อนกันลึกเกิน {most} ชั้น</translation>
    </message>
    <message>
      <source>its encoding “{encoding}” is not known</source>
      <translation>ไม่รู้จักรหัสอักขระ “{encoding}”</translation>
    </message>
    <message>
      <source>its headers are: {headers}</source>
      <translation>หัวคอลัมน์คือ: {headers}</translation>
    </message>
    <message>
      <source>its list of members alone takes {size} MB</source>
      <translation>เฉพาะรายชื่อไฟล์ข้างในก็ใหญ่ {size} MB</translation>
    </message>
    <message>
      <source>its list of sheets is empty or damaged</source>
      <translation>รายชื่อชีตว่างหรือเสียหาย</translation>
    </message>
    <message>
      <source>its middle lies where no UTM zone reaches</source>
      <translation>จุดกลางอยู่นอกเขตโซน UTM ทั้งหมด</translation>
    </message>
    <message>
      <source>its outline ({name}) lies elsewhere; it is another site</source>
      <translation>แนวเขต ({name}) อยู่ที่อื่น เป็นคนละพื้นที่</translation>
    </message>
    <message>
      <source>its outline is not listed as a layer</source>
      <translation>แนวเขตไม่อยู่ในรายการชั้นข้อมูล</translation>
    </message>
    <message>
      <source>its table “site” cannot be read ({fault})</source>
      <translation>อ่านตาราง “site” ไม่ได้ ({fault})</translation>
    </message>
    <message>
      <source>its table “site” is empty</source>
      <translation>ตาราง “site” ว่าง</translation>
    </message>
    <message>
      <source>its text is not in the encoding that its first line declares</source>
      <translation>ข้อความไม่ได้ใช้รหัสอักขระตามที่บรรทัดแรกระบุ</translation>
    </message>
    <message>
      <source>its text is not {encoding}</source>
      <translation>ข้อความไม่ใช่ {encoding}</translation>
    </message>
    <message>
      <source>its time zone is {theirs}, that of this site is {ours}</source>
      <translation>เขตเวลาของไฟล์นั้นคือ {theirs} ส่วนของพื้นที่นี้คือ {ours}</translation>
    </message>
    <message>
      <source>its values from {low} to {high} are no elevations in metres</source>
      <translation>ค่าตั้งแต่ {low} ถึง {high} ไม่ใช่ความสูงเป็นเมตร</translation>
    </message>
    <message>
      <source>its values go from {low} to {high}, which cannot be metres above the sea</source>
      <translation>ค่าในไฟล์อยู่ระหว่าง {low} ถึง {high} ซึ่งเป็นความสูงเหนือระดับน้ำทะเลหน่วยเมตรไม่ได้</translation>
    </message>
    <message>
      <source>its values lie too deep inside each other</source>
      <translation>ค่าซ้อนกันลึกเกินไป</translation>
    </message>
    <message>
      <source>its version is {found}; this plugin knows {known}</source>
      <translation>รุ่นของไฟล์คือ {found} ปลั๊กอินนี้รู้จัก {known}</translation>
    </message>
    <message>
      <source>its {ending} file is missing; put all files of the layer beside it</source>
      <translation>ไม่มีไฟล์ {ending} โปรดวางทุกไฟล์ของชั้นข้อมูลไว้ด้วยกัน</translation>
    </message>
    <message>
      <source>its “{name}” is no table</source>
      <translation>“{name}” ไม่ใช่ตาราง</translation>
    </message>
    <message>
      <source>jumps to places out of reach: {km} km</source>
      <translation>กระโดดไปจุดที่ไปไม่ถึง: {km} กม.</translation>
    </message>
    <message>
      <source>junk after document element</source>
      <translation>มีข้อความเกินมาหลังจบเอกสาร</translation>
    </message>
    <message>
      <source>keep</source>
      <translation>คงไว้</translation>
    </message>
    <message>
      <source>km</source>
      <translation>กม.</translation>
    </message>
    <message>
      <source>km after repair</source>
      <translation>กม. หลังแก้ไข</translation>
    </message>
    <message>
      <source>km by night</source>
      <translation>กม. เวลากลางคืน</translation>
    </message>
    <message>
      <source>km inside</source>
      <translation>กม. ในแนวเขต</translation>
    </message>
    <message>
      <source>km recorded</source>
      <translation>กม. ที่บันทึก</translation>
    </message>
    <message>
      <source>km stated</source>
      <translation>กม. ที่ระบุ</translation>
    </message>
    <message>
      <source>known</source>
      <translation>ทราบ</translation>
    </message>
    <message>
      <source>known within a factor of 3</source>
      <translation>รู้ภายใน 3 เท่า</translation>
    </message>
    <message>
      <source>lacks one of the columns {columns}</source>
      <translation>ขาดคอลัมน์ใดคอลัมน์หนึ่งใน {columns}</translation>
    </message>
    <message>
      <source>language: English</source>
      <translation>ภาษา: ไทย</translation>
    </message>
    <message>
      <source>large enough for at most {most} cells</source>
      <translation>ใหญ่พอให้มีไม่เกิน {most} ช่อง</translation>
    </message>
    <message>
      <source>large enough for at most {most} cells on this site</source>
      <translation>ใหญ่พอให้พื้นที่นี้มีช่องไม่เกิน {most} ช่อง</translation>
    </message>
    <message>
      <source>largest 2 % of the cells</source>
      <translation>ช่องว่างใหญ่สุด 2 % ของช่องทั้งหมด</translation>
    </message>
    <message>
      <source>lat and lon</source>
      <translation>lat และ lon</translation>
    </message>
    <message>
      <source>latitude and longitude were swapped; only the other way round do they lie near the site</source>
      <translation>ละติจูดและลองจิจูดสลับกัน ต้องสลับกลับจึงอยู่ใกล้พื้นที่</translation>
    </message>
    <message>
      <source>left out, because there is no table with headers that MAPPING fits</source>
      <translation>ค่าว่าง เพราะไม่มีตารางที่มีหัวคอลัมน์ตรงกับ MAPPING</translation>
    </message>
    <message>
      <source>legs that overlap in time: {km} km</source>
      <translation>ช่วงลาดตระเวนที่เวลาซ้อนกัน: {km} กม.</translation>
    </message>
    <message>
      <source>lies on the web and is not fetched</source>
      <translation>อยู่บนเว็บ ซึ่งจะไม่ดึงมา</translation>
    </message>
    <message>
      <source>line {line} is longer than {most} letters</source>
      <translation>บรรทัด {line} ยาวเกิน {most} อักขระ</translation>
    </message>
    <message>
      <source>line {line}: {fault}</source>
      <translation>บรรทัด {line}: {fault}</translation>
    </message>
    <message>
      <source>lines</source>
      <translation>เส้น</translation>
    </message>
    <message>
      <source>lines without patrols or times</source>
      <translation>เส้นที่ไม่มีการลาดตระเวนหรือเวลา</translation>
    </message>
    <message>
      <source>little more than a guess</source>
      <translation>แทบเป็นการเดา</translation>
    </message>
    <message>
      <source>lost, broken or removed</source>
      <translation>หาย เสีย หรือถอดแล้ว</translation>
    </message>
    <message>
      <source>low</source>
      <translation>น้อยกว่า</translation>
    </message>
    <message>
      <source>lower than published</source>
      <translation>ต่ำกว่าที่มีการเผยแพร่</translation>
    </message>
    <message>
      <source>merged copy</source>
      <translation>สำเนาที่รวมแล้ว</translation>
    </message>
    <message>
      <source>mismatched tag</source>
      <translation>แท็กเปิดปิดไม่ตรงกัน</translation>
    </message>
    <message>
      <source>month</source>
      <translation>เดือน</translation>
    </message>
    <message>
      <source>month first (12/31/2025)</source>
      <translation>เดือนขึ้นก่อน (12/31/2025)</translation>
    </message>
    <message>
      <source>more finds after more effort</source>
      <translation>พบมากขึ้นหลังลาดตระเวนมากขึ้น</translation>
    </message>
    <message>
      <source>more than the effort explains</source>
      <translation>มากกว่าที่ปริมาณงานอธิบายได้</translation>
    </message>
    <message>
      <source>more than {most} of its elements belong together</source>
      <translation>มีองค์ประกอบที่อยู่ด้วยกันเกิน {most} ตัว</translation>
    </message>
    <message>
      <source>more than {most} of its positions have no time that can be read</source>
      <translation>มีตำแหน่งที่อ่านเวลาไม่ได้เกิน {most} ตำแหน่ง</translation>
    </message>
    <message>
      <source>more than {most} of its records are not of EarthRanger's kinds</source>
      <translation>มีรายการที่ไม่ใช่ข้อมูลของ EarthRanger เกิน {most} รายการ</translation>
    </message>
    <message>
      <source>motorbike</source>
      <translation>รถจักรยานยนต์</translation>
    </message>
    <message>
      <source>name, for example: camera log</source>
      <translation>ชื่อ เช่น: บันทึกกล้อง</translation>
    </message>
    <message>
      <source>never in the data</source>
      <translation>ไม่เคยในข้อมูล</translation>
    </message>
    <message>
      <source>new</source>
      <translation>ใหม่</translation>
    </message>
    <message>
      <source>new stumps</source>
      <translation>ตอไม้ใหม่</translation>
    </message>
    <message>
      <source>newer</source>
      <translation>ที่ใหม่กว่า</translation>
    </message>
    <message>
      <source>next 15 %</source>
      <translation>ถัดไป 15 %</translation>
    </message>
    <message>
      <source>next 3 %</source>
      <translation>ถัดไป 3 %</translation>
    </message>
    <message>
      <source>next 5 %</source>
      <translation>ถัดไป 5 %</translation>
    </message>
    <message>
      <source>night</source>
      <translation>กลางคืน</translation>
    </message>
    <message>
      <source>no</source>
      <translation>ไม่ใช่</translation>
    </message>
    <message>
      <source>no change</source>
      <translation>ไม่เปลี่ยนแปลง</translation>
    </message>
    <message>
      <source>no change shown</source>
      <translation>ยังไม่เห็นการเปลี่ยนแปลง</translation>
    </message>
    <message>
      <source>no clear difference</source>
      <translation>ไม่ต่างชัดเจน</translation>
    </message>
    <message>
      <source>no element found</source>
      <translation>ไม่พบองค์ประกอบใด</translation>
    </message>
    <message>
      <source>no geometry</source>
      <translation>ไม่มีรูปทรง</translation>
    </message>
    <message>
      <source>no layer that can be read</source>
      <translation>ไม่มีชั้นข้อมูลที่อ่านได้</translation>
    </message>
    <message>
      <source>no observation of the period has a category that begins with {category}</source>
      <translation>ในช่วงเวลานี้ไม่มีสิ่งที่พบที่หมวดหมู่ขึ้นต้นด้วย {category}</translation>
    </message>
    <message>
      <source>no patrol is on record that could be repeated</source>
      <translation>ไม่มีการลาดตระเวนในบันทึกที่จะทำซ้ำได้</translation>
    </message>
    <message>
      <source>no pattern</source>
      <translation>ไม่มีรูปแบบ</translation>
    </message>
    <message>
      <source>no permission</source>
      <translation>ไม่ได้รับอนุญาต</translation>
    </message>
    <message>
      <source>no place inside the site has cell signal and can be walked to</source>
      <translation>ไม่มีจุดใดในพื้นที่ที่มีสัญญาณโทรศัพท์และเดินไปถึงได้</translation>
    </message>
    <message>
      <source>no polygon of {file} has an area</source>
      <translation>ไม่มีรูปหลายเหลี่ยมใดของ {file} ที่มีเนื้อที่</translation>
    </message>
    <message>
      <source>no repeats shown</source>
      <translation>ไม่เห็นการเกิดซ้ำ</translation>
    </message>
    <message>
      <source>no row of {file} has a geometry</source>
      <translation>ไม่มีแถวใดของ {file} ที่มีรูปทรง</translation>
    </message>
    <message>
      <source>no such folder</source>
      <translation>ไม่มีโฟลเดอร์นี้</translation>
    </message>
    <message>
      <source>no such number can be right here; it is left empty</source>
      <translation>ตัวเลขนี้เป็นไปไม่ได้ จึงปล่อยว่าง</translation>
    </message>
    <message>
      <source>no suspect was seen</source>
      <translation>ไม่พบผู้ต้องสงสัย</translation>
    </message>
    <message>
      <source>no team can start: the stations have no teams</source>
      <translation>ไม่มีชุดใดเริ่มได้: หน่วยพิทักษ์ไม่มีชุด</translation>
    </message>
    <message>
      <source>no team can start: {stations}</source>
      <translation>ไม่มีชุดใดเริ่มได้: {stations}</translation>
    </message>
    <message>
      <source>no text and no table</source>
      <translation>ไม่ใช่ทั้งข้อความและตาราง</translation>
    </message>
    <message>
      <source>nobody knows how many eyes and ears were where, so reports have no effort and nothing can be said per effort</source>
      <translation>ไม่มีใครรู้ว่ามีหูตากี่คู่อยู่ที่ใด รายงานแจ้งเหตุจึงไม่มีความพยายามให้เทียบ และบอกอัตราต่อความพยายามไม่ได้</translation>
    </message>
    <message>
      <source>not a whole year: not compared</source>
      <translation>ไม่ครบทั้งปี: ไม่เปรียบเทียบ</translation>
    </message>
    <message>
      <source>not known of what</source>
      <translation>ไม่ทราบว่าเป็นอะไร</translation>
    </message>
    <message>
      <source>not shown</source>
      <translation>ยังไม่พบหลักฐาน</translation>
    </message>
    <message>
      <source>not shown different from {year}</source>
      <translation>ไม่แสดงว่าต่างจากปี {year}</translation>
    </message>
    <message>
      <source>not usable</source>
      <translation>ใช้ไม่ได้</translation>
    </message>
    <message>
      <source>not visited</source>
      <translation>ไม่มีการเข้าไป</translation>
    </message>
    <message>
      <source>not visited: unknown</source>
      <translation>ไม่ได้เข้าถึง: ไม่ทราบ</translation>
    </message>
    <message>
      <source>not well-formed (invalid token)</source>
      <translation>รูปแบบไม่ถูกต้อง</translation>
    </message>
    <message>
      <source>nothing published to compare with</source>
      <translation>ไม่มีค่าที่เผยแพร่ให้เปรียบเทียบ</translation>
    </message>
    <message>
      <source>nothing to count</source>
      <translation>ไม่มีสิ่งที่จะนับ</translation>
    </message>
    <message>
      <source>numbers of 0 or more</source>
      <translation>ตัวเลขตั้งแต่ 0 ขึ้นไป</translation>
    </message>
    <message>
      <source>numbers of 0 or more, one of effort for each of finds</source>
      <translation>ตัวเลขตั้งแต่ 0 ขึ้นไป ค่าการลาดตระเวนหนึ่งค่าต่อจำนวนที่พบหนึ่งค่า</translation>
    </message>
    <message>
      <source>observations</source>
      <translation>สิ่งที่พบ</translation>
    </message>
    <message>
      <source>odds, times</source>
      <translation>แต้มต่อ เท่า</translation>
    </message>
    <message>
      <source>of animals</source>
      <translation>ภาพสัตว์</translation>
    </message>
    <message>
      <source>of nothing</source>
      <translation>ภาพว่าง</translation>
    </message>
    <message>
      <source>of one length</source>
      <translation>ที่ยาวเท่ากัน</translation>
    </message>
    <message>
      <source>of rangers</source>
      <translation>ภาพเจ้าหน้าที่</translation>
    </message>
    <message>
      <source>of the base year</source>
      <translation>ของปีฐาน</translation>
    </message>
    <message>
      <source>of the grid's shape {shape}</source>
      <translation>ขนาดเดียวกับกริด {shape}</translation>
    </message>
    <message>
      <source>of vehicles</source>
      <translation>ภาพพาหนะ</translation>
    </message>
    <message>
      <source>on or after {day}</source>
      <translation>วันที่ตั้งแต่ {day} เป็นต้นไป</translation>
    </message>
    <message>
      <source>one cell held both coordinates</source>
      <translation>พิกัดทั้งสองค่าอยู่ในช่องเดียวกัน</translation>
    </message>
    <message>
      <source>one of its tags or comments is longer than {size} MB</source>
      <translation>มีแท็กหรือคอมเมนต์ยาวเกิน {size} MB</translation>
    </message>
    <message>
      <source>one of {choices}</source>
      <translation>ค่าหนึ่งใน {choices}</translation>
    </message>
    <message>
      <source>one place, one effort and one outcome for each look, one penalty for each factor</source>
      <translation>หนึ่งจุด หนึ่งปริมาณงาน และหนึ่งผลต่อการเข้าดูแต่ละครั้ง และค่าปรับหนึ่งค่าต่อปัจจัย</translation>
    </message>
    <message>
      <source>one record is larger than {size} MB</source>
      <translation>มีรายการที่ใหญ่เกิน {size} MB</translation>
    </message>
    <message>
      <source>one season for each of {n} periods</source>
      <translation>หนึ่งฤดูสำหรับแต่ละช่วงจาก {n} ช่วง</translation>
    </message>
    <message>
      <source>one value for each of {n} labels</source>
      <translation>ค่าหนึ่งค่าต่อป้ายชื่อทั้ง {n} ป้าย</translation>
    </message>
    <message>
      <source>oscillating</source>
      <translation>สลับร้อนเย็น</translation>
    </message>
    <message>
      <source>ours</source>
      <translation>ของเรา</translation>
    </message>
    <message>
      <source>outside the boundary</source>
      <translation>นอกเขตพื้นที่</translation>
    </message>
    <message>
      <source>over a year ago</source>
      <translation>เกินหนึ่งปี</translation>
    </message>
    <message>
      <source>over {low} {unit}</source>
      <translation>เกิน {low} {unit}</translation>
    </message>
    <message>
      <source>p (Gumbel)</source>
      <translation>p (Gumbel)</translation>
    </message>
    <message>
      <source>p of that change</source>
      <translation>ค่า p ของการเปลี่ยนแปลงนั้น</translation>
    </message>
    <message>
      <source>p of that change, for all lags together</source>
      <translation>ค่า p ของการเปลี่ยนแปลงนั้น เมื่อนับทุกช่วงที่ทดสอบรวมกัน</translation>
    </message>
    <message>
      <source>p of the strongest window</source>
      <translation>p ของวงที่เด่นที่สุด</translation>
    </message>
    <message>
      <source>p, days of visits</source>
      <translation>p ตามวันที่ไปถึง</translation>
    </message>
    <message>
      <source>p, days shuffled</source>
      <translation>p เมื่อสลับวัน</translation>
    </message>
    <message>
      <source>p, for all tests</source>
      <translation>p สำหรับทุกการทดสอบ</translation>
    </message>
    <message>
      <source>p, given the visits</source>
      <translation>p ตามการไปถึง</translation>
    </message>
    <message>
      <source>page {page} of {pages}</source>
      <translation>หน้า {page} จาก {pages}</translation>
    </message>
    <message>
      <source>patrol</source>
      <translation>การลาดตระเวน</translation>
    </message>
    <message>
      <source>patrol coverage</source>
      <translation>พื้นที่ครอบคลุม</translation>
    </message>
    <message>
      <source>patrol effort in the last periods</source>
      <translation>ระยะลาดตระเวนในช่วงที่ผ่านมา</translation>
    </message>
    <message>
      <source>patrol-day</source>
      <translation>วันลาดตระเวน</translation>
    </message>
    <message>
      <source>patrol-days</source>
      <translation>วันลาดตระเวน</translation>
    </message>
    <message>
      <source>patrols</source>
      <translation>การลาดตระเวน</translation>
    </message>
    <message>
      <source>people</source>
      <translation>คน</translation>
    </message>
    <message>
      <source>people arrested</source>
      <translation>ผู้ถูกจับกุม</translation>
    </message>
    <message>
      <source>per 100 camera-days</source>
      <translation>ต่อ 100 วันกล้อง</translation>
    </message>
    <message>
      <source>per km</source>
      <translation>ต่อ กม.</translation>
    </message>
    <message>
      <source>periods of the grid's shape {shape}</source>
      <translation>ช่วงเวลาที่มีรูปร่างตามกริด {shape}</translation>
    </message>
    <message>
      <source>persistent</source>
      <translation>คงอยู่</translation>
    </message>
    <message>
      <source>person</source>
      <translation>คน</translation>
    </message>
    <message>
      <source>pictures per 100 camera-days</source>
      <translation>ภาพต่อ 100 วันกล้อง</translation>
    </message>
    <message>
      <source>place not known</source>
      <translation>ไม่ทราบตำแหน่ง</translation>
    </message>
    <message>
      <source>plan</source>
      <translation>plan</translation>
    </message>
    <message>
      <source>points</source>
      <translation>จุด</translation>
    </message>
    <message>
      <source>polygons</source>
      <translation>รูปหลายเหลี่ยม</translation>
    </message>
    <message>
      <source>profile query</source>
      <translation>คิวรีโพรไฟล์ (profile)</translation>
    </message>
    <message>
      <source>quarter</source>
      <translation>ไตรมาส</translation>
    </message>
    <message>
      <source>query definition</source>
      <translation>นิยามคิวรี</translation>
    </message>
    <message>
      <source>ranger</source>
      <translation>เจ้าหน้าที่</translation>
    </message>
    <message>
      <source>records</source>
      <translation>รายการ</translation>
    </message>
    <message>
      <source>repairs taken back</source>
      <translation>การแก้ไขที่ย้อนกลับแล้ว</translation>
    </message>
    <message>
      <source>repeats</source>
      <translation>เกิดซ้ำ</translation>
    </message>
    <message>
      <source>report</source>
      <translation>รายงาน</translation>
    </message>
    <message>
      <source>reports</source>
      <translation>รายงานการข่าว</translation>
    </message>
    <message>
      <source>retire</source>
      <translation>ถอนออก</translation>
    </message>
    <message>
      <source>rising</source>
      <translation>เพิ่มขึ้น</translation>
    </message>
    <message>
      <source>row {row} has more than {most} cells</source>
      <translation>แถว {row} มีเกิน {most} ค่า</translation>
    </message>
    <message>
      <source>row {row} has more than {most} columns</source>
      <translation>แถว {row} มีเกิน {most} คอลัมน์</translation>
    </message>
    <message>
      <source>scatter while the team stayed in one place: {km} km</source>
      <translation>จุด GPS แกว่งขณะที่ชุดหยุดอยู่กับที่: {km} กม.</translation>
    </message>
    <message>
      <source>season</source>
      <translation>ฤดู</translation>
    </message>
    <message>
      <source>season: {name}</source>
      <translation>ฤดู: {name}</translation>
    </message>
    <message>
      <source>seasons such as “dry=11-4; wet=5-10”</source>
      <translation>ฤดูกาล เช่น “dry=11-4; wet=5-10”</translation>
    </message>
    <message>
      <source>sector</source>
      <translation>เขตจัดการ</translation>
    </message>
    <message>
      <source>semicolon</source>
      <translation>อัฒภาค (;)</translation>
    </message>
    <message>
      <source>set of icons</source>
      <translation>ชุดไอคอน</translation>
    </message>
    <message>
      <source>share of land cover {value:g}, %</source>
      <translation>สัดส่วนสิ่งปกคลุมดิน {value:g} %</translation>
    </message>
    <message>
      <source>sheet “{sheet}”: {reason}</source>
      <translation>ชีต “{sheet}”: {reason}</translation>
    </message>
    <message>
      <source>short of the target of {target} %</source>
      <translation>ต่ำกว่าเป้าหมาย {target} %</translation>
    </message>
    <message>
      <source>short ways put between recordings: {km} km</source>
      <translation>ทางสั้น ๆ ที่ต่อระหว่างการบันทึก: {km} กม.</translation>
    </message>
    <message>
      <source>shown different from {year}</source>
      <translation>แสดงว่าต่างจากปี {year}</translation>
    </message>
    <message>
      <source>site</source>
      <translation>ทั้งพื้นที่</translation>
    </message>
    <message>
      <source>slope, %</source>
      <translation>ความลาดชัน %</translation>
    </message>
    <message>
      <source>so large that patrols have at most {most:,} cells to visit, where the site has {n:,} (make another site with larger cells for this question)</source>
      <translation>ใหญ่พอที่ชุดลาดตระเวนจะมีช่องให้ไปไม่เกิน {most:,} ช่อง แต่พื้นที่นี้มี {n:,} ช่อง (ให้สร้างพื้นที่อีกชุดที่ใช้ช่องใหญ่กว่าสำหรับคำถามนี้)</translation>
    </message>
    <message>
      <source>something else at {n} of {total} places</source>
      <translation>อย่างอื่นใน {n} จาก {total} ที่</translation>
    </message>
    <message>
      <source>speeds between 0 and 1</source>
      <translation>ความเร็วระหว่าง 0 ถึง 1</translation>
    </message>
    <message>
      <source>speeds from 0 to 1 by land-cover value, such as {"1": 0.6, "5": 0}; only with the role land_cover</source>
      <translation>ความเร็วตั้งแต่ 0 ถึง 1 ตามค่าสิ่งปกคลุมดิน เช่น {"1": 0.6, "5": 0} ใช้กับ role land_cover เท่านั้น</translation>
    </message>
    <message>
      <source>sporadic</source>
      <translation>เป็นครั้งคราว</translation>
    </message>
    <message>
      <source>spreadsheet</source>
      <translation>ไฟล์ตารางคำนวณ</translation>
    </message>
    <message>
      <source>standing</source>
      <translation>ใช้งานอยู่</translation>
    </message>
    <message>
      <source>start</source>
      <translation>เริ่ม</translation>
    </message>
    <message>
      <source>station</source>
      <translation>หน่วยพิทักษ์</translation>
    </message>
    <message>
      <source>straight lines over silences of the receiver: {km} km</source>
      <translation>ลากเส้นตรงข้ามช่วงที่เครื่อง GPS ไม่บันทึก: {km} กม.</translation>
    </message>
    <message>
      <source>stretches driven, too fast for the transport: {km} km</source>
      <translation>ช่วงที่นั่งรถ เร็วเกินกว่าวิธีเดินทาง: {km} กม.</translation>
    </message>
    <message>
      <source>stumps</source>
      <translation>ตอไม้</translation>
    </message>
    <message>
      <source>stumps cut lately are still to be found</source>
      <translation>ตอไม้ที่ถูกตัดเมื่อไม่นานมานี้ยังพบไม่หมด</translation>
    </message>
    <message>
      <source>sub-cells</source>
      <translation>ช่องย่อย</translation>
    </message>
    <message>
      <source>successive months and a name for each season</source>
      <translation>เดือนต่อเนื่องกันและชื่อของแต่ละฤดู</translation>
    </message>
    <message>
      <source>suspects seen by cameras</source>
      <translation>ผู้ต้องสงสัยที่กล้องพบ</translation>
    </message>
    <message>
      <source>tab</source>
      <translation>แท็บ</translation>
    </message>
    <message>
      <source>table of a Camtrap DP package</source>
      <translation>ตารางของชุดข้อมูล Camtrap DP</translation>
    </message>
    <message>
      <source>target</source>
      <translation>เป้าหมาย</translation>
    </message>
    <message>
      <source>target of {target} % reached</source>
      <translation>ถึงเป้าหมาย {target} %</translation>
    </message>
    <message>
      <source>team</source>
      <translation>ชุดลาดตระเวน</translation>
    </message>
    <message>
      <source>team {team} has more than one line on day {day}</source>
      <translation>ชุด {team} มีมากกว่าหนึ่งเส้นในวันที่ {day}</translation>
    </message>
    <message>
      <source>the base year</source>
      <translation>ปีฐาน</translation>
    </message>
    <message>
      <source>the boundary</source>
      <translation>แนวเขต</translation>
    </message>
    <message>
      <source>the cells of the row stood in the wrong columns; only shifted back can all of them be read</source>
      <translation>ค่าในแถวนี้อยู่ผิดคอลัมน์ ต้องเลื่อนกลับจึงอ่านได้ครบทุกค่า</translation>
    </message>
    <message>
      <source>the clock jumped back within the track; the way goes on</source>
      <translation>นาฬิกาย้อนกลับระหว่างเส้นทาง แต่เส้นทางยังต่อเนื่อง</translation>
    </message>
    <message>
      <source>the clock of the device jumped back while the team went on</source>
      <translation>นาฬิกาของอุปกรณ์ย้อนกลับขณะที่ชุดยังเดินทางต่อ</translation>
    </message>
    <message>
      <source>the clock was in another time zone; only moved by these hours do start and end of the day fit</source>
      <translation>นาฬิกาตั้งเขตเวลาอื่น ต้องเลื่อนตามจำนวนชั่วโมงนี้เวลาเริ่มและสิ้นสุดของวันจึงตรง</translation>
    </message>
    <message>
      <source>the clock was in another time zone; only shifted by these hours does the track fit its day</source>
      <translation>นาฬิกาตั้งเขตเวลาอื่น ต้องเลื่อนตามจำนวนชั่วโมงนี้เส้นทางจึงตรงกับวัน</translation>
    </message>
    <message>
      <source>the comma is the decimal point</source>
      <translation>จุลภาคเป็นจุดทศนิยม</translation>
    </message>
    <message>
      <source>the coordinates are UTM without a zone; this zone brings them to the site</source>
      <translation>พิกัดเป็น UTM ที่ไม่ระบุโซน โซนนี้ทำให้จุดอยู่ในพื้นที่</translation>
    </message>
    <message>
      <source>the coordinates are degrees, not metres as was said</source>
      <translation>พิกัดเป็นองศา ไม่ใช่เมตรตามที่ระบุ</translation>
    </message>
    <message>
      <source>the coordinates are metres in the coordinate system of the site</source>
      <translation>พิกัดเป็นเมตรในระบบพิกัดของพื้นที่</translation>
    </message>
    <message>
      <source>the data hold no past cycle with a year and ten finds before it, on which maps could be tried</source>
      <translation>ข้อมูลไม่มีรอบที่ผ่านมาซึ่งมีข้อมูลก่อนหน้าหนึ่งปีและพบสิบครั้งให้ลองแผนที่</translation>
    </message>
    <message>
      <source>the day lies outside of its leg; the fixes were recorded on this day, which is one of the leg</source>
      <translation>วันที่อยู่นอกช่วงลาดตระเวน แต่จุด GPS บันทึกในวันนี้ ซึ่งเป็นวันหนึ่งของช่วงนั้น</translation>
    </message>
    <message>
      <source>the day of feature {row} is {value}, but it must be a whole number from 1</source>
      <translation>วันของรายการที่ {row} คือ {value} แต่ต้องเป็นจำนวนเต็มตั้งแต่ 1</translation>
    </message>
    <message>
      <source>the delimiter “{delimiter}” is not one sign</source>
      <translation>ตัวคั่น “{delimiter}” ไม่ใช่อักขระตัวเดียว</translation>
    </message>
    <message>
      <source>the description of a project</source>
      <translation>คำอธิบายโครงการ</translation>
    </message>
    <message>
      <source>the device had a wrong date; whole days were added</source>
      <translation>วันที่ของอุปกรณ์ผิด จึงบวกเพิ่มเป็นจำนวนวันเต็ม</translation>
    </message>
    <message>
      <source>the device had no position (0° N 0° E)</source>
      <translation>อุปกรณ์ไม่มีตำแหน่ง (0° N 0° E)</translation>
    </message>
    <message>
      <source>the document declares another encoding than it is written in</source>
      <translation>เอกสารระบุรหัสอักขระไม่ตรงกับที่เขียนจริง</translation>
    </message>
    <message>
      <source>the file deployments.csv of the same download</source>
      <translation>ไฟล์ deployments.csv ของการดาวน์โหลดเดียวกัน</translation>
    </message>
    <message>
      <source>the file ends before “{sign}”</source>
      <translation>ไฟล์จบก่อนถึง “{sign}”</translation>
    </message>
    <message>
      <source>the file ends in the middle of a record</source>
      <translation>ไฟล์จบกลางรายการ</translation>
    </message>
    <message>
      <source>the file is cut off; its end is missing</source>
      <translation>ไฟล์ขาด ส่วนท้ายหายไป</translation>
    </message>
    <message>
      <source>the file is damaged or incomplete</source>
      <translation>ไฟล์เสียหายหรือไม่ครบ</translation>
    </message>
    <message>
      <source>the file is empty</source>
      <translation>ไฟล์ว่าง</translation>
    </message>
    <message>
      <source>the file observations.csv of the same package</source>
      <translation>ไฟล์ observations.csv ของชุดข้อมูลเดียวกัน</translation>
    </message>
    <message>
      <source>the file sequences.csv of the same download</source>
      <translation>ไฟล์ sequences.csv ของการดาวน์โหลดเดียวกัน</translation>
    </message>
    <message>
      <source>the files deployments.csv and images.csv of the same download</source>
      <translation>ไฟล์ deployments.csv และ images.csv ของการดาวน์โหลดเดียวกัน</translation>
    </message>
    <message>
      <source>the fix had no time; it was put between its neighbours</source>
      <translation>จุด GPS ไม่มีเวลา จึงให้เวลาอยู่ระหว่างจุดก่อนและจุดหลัง</translation>
    </message>
    <message>
      <source>the fix had no usable time; it was put between its neighbours</source>
      <translation>จุด GPS ไม่มีเวลาที่ใช้ได้ จึงให้เวลาอยู่ระหว่างจุดก่อนและจุดหลัง</translation>
    </message>
    <message>
      <source>the fix lies more than 50 km outside of the site</source>
      <translation>จุด GPS อยู่นอกพื้นที่เกิน 50 กม.</translation>
    </message>
    <message>
      <source>the fixes were not in the order of their times</source>
      <translation>จุด GPS ไม่เรียงตามเวลา</translation>
    </message>
    <message>
      <source>the folder does not exist</source>
      <translation>ไม่มีโฟลเดอร์นี้</translation>
    </message>
    <message>
      <source>the import itself is done</source>
      <translation>การนำเข้าเสร็จแล้ว</translation>
    </message>
    <message>
      <source>the last day does not end at the station</source>
      <translation>วันสุดท้ายไม่ได้สิ้นสุดที่หน่วยพิทักษ์</translation>
    </message>
    <message>
      <source>the line of feature {row} has no length</source>
      <translation>เส้นของรายการที่ {row} ไม่มีความยาว</translation>
    </message>
    <message>
      <source>the maps do not fit the grid that the model names</source>
      <translation>แผนที่ไม่ตรงกับตารางที่แบบจำลองระบุ</translation>
    </message>
    <message>
      <source>the merge itself is done</source>
      <translation>การรวมฐานข้อมูลเสร็จแล้ว</translation>
    </message>
    <message>
      <source>the minus of the south or west was missing; only with it does the place lie near the site</source>
      <translation>ขาดเครื่องหมายลบของทิศใต้หรือตะวันตก ต้องเติมจึงอยู่ใกล้พื้นที่</translation>
    </message>
    <message>
      <source>the month is written in Thai</source>
      <translation>เดือนเขียนเป็นภาษาไทย</translation>
    </message>
    <message>
      <source>the name of the site</source>
      <translation>ชื่อพื้นที่</translation>
    </message>
    <message>
      <source>the number (fid) of a record that is set aside in this site</source>
      <translation>เลขที่ (fid) ของรายการที่กักไว้ในพื้นที่นี้</translation>
    </message>
    <message>
      <source>the number of an import; this site has none yet</source>
      <translation>เลขที่ของการนำเข้า พื้นที่นี้ยังไม่มีการนำเข้า</translation>
    </message>
    <message>
      <source>the numbers of records that are set aside in this site</source>
      <translation>เลขที่ของรายการที่กักไว้ในพื้นที่นี้</translation>
    </message>
    <message>
      <source>the other cells</source>
      <translation>ช่องที่เหลือ</translation>
    </message>
    <message>
      <source>the park's data model came after this find, whose words have these keys</source>
      <translation>แบบจำลองข้อมูลของอุทยานมาทีหลังสิ่งที่พบนี้ คำที่บันทึกจึงแทนด้วยคีย์เหล่านี้</translation>
    </message>
    <message>
      <source>the path of a file or folder to write</source>
      <translation>ตำแหน่งไฟล์หรือโฟลเดอร์ที่จะเขียน</translation>
    </message>
    <message>
      <source>the pictures of sequences without what they show</source>
      <translation>ภาพของลำดับภาพที่ไม่ระบุสิ่งที่เห็นในภาพ</translation>
    </message>
    <message>
      <source>the place is not near the site in the coordinate system that was named, but in this one</source>
      <translation>ตำแหน่งไม่อยู่ใกล้พื้นที่ในระบบพิกัดที่ระบุ แต่อยู่ใกล้ในระบบพิกัดนี้</translation>
    </message>
    <message>
      <source>the plan itself is scored</source>
      <translation>ให้คะแนนแผนเรียบร้อยแล้ว</translation>
    </message>
    <message>
      <source>the points group the thousands</source>
      <translation>จุดเป็นตัวคั่นหลักพัน</translation>
    </message>
    <message>
      <source>the receiver counted 1024 weeks and began again; these 7168 days were added</source>
      <translation>เครื่อง GPS นับครบ 1024 สัปดาห์แล้วเริ่มใหม่ จึงเพิ่ม 7168 วันนี้</translation>
    </message>
    <message>
      <source>the receiver counted its weeks from the start again; 1024 weeks were added</source>
      <translation>เครื่อง GPS เริ่มนับสัปดาห์ใหม่ จึงเพิ่ม 1024 สัปดาห์</translation>
    </message>
    <message>
      <source>the receiver lay still; its scatter around one place is no way that was walked</source>
      <translation>เครื่อง GPS อยู่กับที่ จุดที่แกว่งรอบที่เดียวไม่ใช่ทางที่เดิน</translation>
    </message>
    <message>
      <source>the row has fewer cells than there are headers; the last ones are empty</source>
      <translation>แถวนี้มีค่าน้อยกว่าจำนวนหัวคอลัมน์ คอลัมน์ท้าย ๆ จึงว่าง</translation>
    </message>
    <message>
      <source>the same fix twice</source>
      <translation>จุด GPS เดียวกันสองครั้ง</translation>
    </message>
    <message>
      <source>the same fixes are in another patrol; they count once</source>
      <translation>จุด GPS เดียวกันมีในการลาดตระเวนอื่น จึงนับครั้งเดียว</translation>
    </message>
    <message>
      <source>the same fixes recorded again: {km} km</source>
      <translation>จุด GPS เดียวกันที่บันทึกซ้ำ: {km} กม.</translation>
    </message>
    <message>
      <source>the same places one by one at other times: a copy whose clock was in another time zone</source>
      <translation>ตำแหน่งเดียวกันตามลำดับแต่คนละเวลา: เป็นสำเนาที่นาฬิกาใช้เขตเวลาอื่น</translation>
    </message>
    <message>
      <source>the same track was recorded for another member of the team</source>
      <translation>เส้นทางเดียวกันบันทึกไว้ให้สมาชิกคนอื่นในชุดแล้ว</translation>
    </message>
    <message>
      <source>the signal of feature {row} is {value}, but it must be a number from 0 to 1</source>
      <translation>สัญญาณของรายการที่ {row} คือ {value} แต่ต้องเป็นตัวเลข 0 ถึง 1</translation>
    </message>
    <message>
      <source>the site has no cameras yet</source>
      <translation>พื้นที่นี้ยังไม่มีกล้อง</translation>
    </message>
    <message>
      <source>the site has no patrol in a cell that a team can enter</source>
      <translation>พื้นที่ไม่มีการลาดตระเวนในช่องที่ชุดเข้าถึงได้</translation>
    </message>
    <message>
      <source>the site has no patrols and no observations yet</source>
      <translation>พื้นที่นี้ยังไม่มีการลาดตระเวนและสิ่งที่พบ</translation>
    </message>
    <message>
      <source>the site has no record with a day in these years</source>
      <translation>พื้นที่ไม่มีบันทึกที่มีวันที่อยู่ในปีเหล่านี้</translation>
    </message>
    <message>
      <source>the site has no reports yet</source>
      <translation>พื้นที่นี้ยังไม่มีรายงานแจ้งเหตุ</translation>
    </message>
    <message>
      <source>the site has no stations and no patrol tracks, so no team has a place to start from</source>
      <translation>พื้นที่นี้ไม่มีหน่วยพิทักษ์และเส้นทางลาดตระเวน จึงไม่มีจุดให้ชุดเริ่ม</translation>
    </message>
    <message>
      <source>the table says Indian 1954, which lies some 300 to 400 m off WGS 84</source>
      <translation>ตารางระบุ Indian 1954 ซึ่งห่างจาก WGS 84 ประมาณ 300 ถึง 400 ม.</translation>
    </message>
    <message>
      <source>the table says Indian 1975, which lies some 300 to 400 m off WGS 84</source>
      <translation>ตารางระบุ Indian 1975 ซึ่งห่างจาก WGS 84 ประมาณ 300 ถึง 400 ม.</translation>
    </message>
    <message>
      <source>the team stayed in one place; the scatter of the receiver is no way</source>
      <translation>ชุดหยุดอยู่กับที่ จุด GPS ที่แกว่งไม่ใช่ทางที่เดิน</translation>
    </message>
    <message>
      <source>the text had been read in the wrong encoding and was unreadable</source>
      <translation>ข้อความเคยถูกอ่านด้วยรหัสอักขระผิดจนอ่านไม่ออก</translation>
    </message>
    <message>
      <source>the transport of feature {row} is {value}, but it must be one of {choices}</source>
      <translation>พาหนะของรายการที่ {row} คือ {value} แต่ต้องเป็นหนึ่งใน {choices}</translation>
    </message>
    <message>
      <source>the trigger “{name}” was put into it, which nothing here makes</source>
      <translation>มีทริกเกอร์ “{name}” ถูกใส่เข้ามา ซึ่งโปรแกรมนี้ไม่ได้สร้าง</translation>
    </message>
    <message>
      <source>the unit was written beside the number</source>
      <translation>มีหน่วยเขียนติดกับตัวเลข</translation>
    </message>
    <message>
      <source>the way was made on several days and tells no times; it stands under the first of them</source>
      <translation>เส้นทางนี้ใช้หลายวันและไม่ระบุเวลา จึงนับไว้ในวันแรก</translation>
    </message>
    <message>
      <source>the year is of the Buddhist era, 543 years ahead</source>
      <translation>ปีเป็นพุทธศักราช ซึ่งมากกว่าคริสต์ศักราช 543 ปี</translation>
    </message>
    <message>
      <source>the zip is damaged ({fault})</source>
      <translation>ไฟล์ zip เสียหาย ({fault})</translation>
    </message>
    <message>
      <source>theirs</source>
      <translation>ของอีกไฟล์</translation>
    </message>
    <message>
      <source>there is neither “{opening}” nor “[”</source>
      <translation>ไม่มีทั้ง “{opening}” และ “[”</translation>
    </message>
    <message>
      <source>there is no CRS “{crs}”</source>
      <translation>ไม่มีระบบพิกัด “{crs}”</translation>
    </message>
    <message>
      <source>there is no column “{column}”; known are {known}</source>
      <translation>ไม่มีคอลัมน์ “{column}” ที่รู้จักคือ {known}</translation>
    </message>
    <message>
      <source>there is no encoding “{encoding}”</source>
      <translation>ไม่มีรหัสอักขระ “{encoding}”</translation>
    </message>
    <message>
      <source>there is no such file</source>
      <translation>ไม่มีไฟล์นี้</translation>
    </message>
    <message>
      <source>there is no such row</source>
      <translation>ไม่มีแถวนี้</translation>
    </message>
    <message>
      <source>things</source>
      <translation>จำนวนชิ้น</translation>
    </message>
    <message>
      <source>threats per km</source>
      <translation>ภัยคุกคามต่อ กม.</translation>
    </message>
    <message>
      <source>time that it had not seen</source>
      <translation>ช่วงเวลาที่ไม่เคยเห็น</translation>
    </message>
    <message>
      <source>time_format “{pattern}” is no pattern</source>
      <translation>time_format “{pattern}” ไม่ใช่รูปแบบเวลา</translation>
    </message>
    <message>
      <source>times chance</source>
      <translation>เท่าของความบังเอิญ</translation>
    </message>
    <message>
      <source>times the base year</source>
      <translation>เท่าของปีฐาน</translation>
    </message>
    <message>
      <source>times the mean</source>
      <translation>เท่าของค่าเฉลี่ย</translation>
    </message>
    <message>
      <source>times what visits explain</source>
      <translation>เท่าของที่การเข้าตรวจอธิบายได้</translation>
    </message>
    <message>
      <source>too far from the rest of the track to be reached in the time</source>
      <translation>ไกลจากส่วนอื่นของเส้นทางเกินกว่าจะไปถึงทันเวลา</translation>
    </message>
    <message>
      <source>too few finds to tell</source>
      <translation>พบน้อยเกินไป บอกไม่ได้</translation>
    </message>
    <message>
      <source>total</source>
      <translation>รวม</translation>
    </message>
    <message>
      <source>transport</source>
      <translation>พาหนะ</translation>
    </message>
    <message>
      <source>trips to 0° N 0° E: {km} km</source>
      <translation>กระโดดไป 0° N 0° E: {km} กม.</translation>
    </message>
    <message>
      <source>unclosed token</source>
      <translation>มีส่วนที่เปิดไว้แต่ไม่ปิด</translation>
    </message>
    <message>
      <source>unknown</source>
      <translation>ไม่ทราบ</translation>
    </message>
    <message>
      <source>unknown: no camera stood</source>
      <translation>ไม่ทราบ: ไม่มีกล้องติดตั้งอยู่</translation>
    </message>
    <message>
      <source>unknown: no day of cutting was ever estimated</source>
      <translation>ไม่ทราบ: ไม่เคยประเมินวันที่ถูกตัด</translation>
    </message>
    <message>
      <source>unknown: no find in the base year</source>
      <translation>ไม่ทราบ: ปีฐานไม่พบอะไรเลย</translation>
    </message>
    <message>
      <source>unknown: no observation ever holds the site's words for arrests</source>
      <translation>ไม่ทราบ: ไม่มีบันทึกใดมีคำที่พื้นที่ใช้เรียกการจับกุม</translation>
    </message>
    <message>
      <source>unknown: no patrol is recorded</source>
      <translation>ไม่ทราบ: ไม่มีบันทึกการลาดตระเวน</translation>
    </message>
    <message>
      <source>unknown: no patrol names a mandate, a team or partners</source>
      <translation>ไม่ทราบ: ไม่มีการลาดตระเวนใดระบุภารกิจ ชุดลาดตระเวน หรือหน่วยงานร่วม</translation>
    </message>
    <message>
      <source>unknown: no patrol track is recorded</source>
      <translation>ไม่ทราบ: ไม่มีบันทึกเส้นทางลาดตระเวน</translation>
    </message>
    <message>
      <source>unknown: no patrol track lies inside the boundary</source>
      <translation>ไม่ทราบ: ไม่มีเส้นทางลาดตระเวนอยู่ในแนวเขต</translation>
    </message>
    <message>
      <source>unknown: no report was recorded then</source>
      <translation>ไม่ทราบ: ขณะนั้นไม่มีการบันทึกรายงานข่าว</translation>
    </message>
    <message>
      <source>unknown: no response to a picture was ever recorded</source>
      <translation>ไม่ทราบ: ไม่เคยบันทึกการตอบสนองต่อภาพ</translation>
    </message>
    <message>
      <source>unknown: no stump was ever recorded</source>
      <translation>ไม่ทราบ: ไม่เคยบันทึกตอไม้</translation>
    </message>
    <message>
      <source>unknown: nothing is recorded by patrols</source>
      <translation>ไม่ทราบ: ชุดลาดตระเวนไม่ได้บันทึกอะไรไว้</translation>
    </message>
    <message>
      <source>unknown: the days on which cameras stood are not recorded</source>
      <translation>ไม่ทราบ: ไม่ได้บันทึกวันที่กล้องติดตั้งอยู่</translation>
    </message>
    <message>
      <source>up to 30 days ago</source>
      <translation>ไม่เกิน 30 วันก่อน</translation>
    </message>
    <message>
      <source>vector layer</source>
      <translation>ชั้นข้อมูลเวกเตอร์</translation>
    </message>
    <message>
      <source>vehicle</source>
      <translation>รถยนต์</translation>
    </message>
    <message>
      <source>visible strip</source>
      <translation>แถบที่มองเห็น</translation>
    </message>
    <message>
      <source>visited</source>
      <translation>เข้าถึงแล้ว</translation>
    </message>
    <message>
      <source>weights that add up to 1</source>
      <translation>น้ำหนักที่รวมกันได้ 1</translation>
    </message>
    <message>
      <source>wet</source>
      <translation>ฤดูฝน</translation>
    </message>
    <message>
      <source>whole numbers of 0 or more</source>
      <translation>จำนวนเต็มตั้งแต่ 0 ขึ้นไป</translation>
    </message>
    <message>
      <source>whole numbers such as 12, 15</source>
      <translation>จำนวนเต็ม เช่น 12, 15</translation>
    </message>
    <message>
      <source>whole period</source>
      <translation>ทั้งช่วง</translation>
    </message>
    <message>
      <source>with partners</source>
      <translation>ร่วมกับหน่วยงานอื่น</translation>
    </message>
    <message>
      <source>within a factor of 10</source>
      <translation>ภายใน 10 เท่า</translation>
    </message>
    <message>
      <source>year</source>
      <translation>ปี</translation>
    </message>
    <message>
      <source>years: Buddhist era (2569 = 2026)</source>
      <translation>ปี: พุทธศักราช (2569 = ค.ศ. 2026)</translation>
    </message>
    <message>
      <source>years: common era</source>
      <translation>ปี: คริสต์ศักราช</translation>
    </message>
    <message>
      <source>yes</source>
      <translation>ใช่</translation>
    </message>
    <message>
      <source>zips lie inside zips inside a zip</source>
      <translation>มีไฟล์ zip ซ้อน zip ซ้อน zip</translation>
    </message>
    <message>
      <source>{added} added cameras raise the share of intrusions caught in time from {before:.1f} % to {caught:.1f} %; no choice of as many sites can exceed {bound:.1f} %.</source>
      <translation>ติดกล้องเพิ่ม {added} ตัว ทำให้การบุกรุกที่สกัดทันเพิ่มจาก {before:.1f} % เป็น {caught:.1f} % จุดติดตั้งจำนวนเท่านี้ได้ไม่เกิน {bound:.1f} %</translation>
    </message>
    <message>
      <source>{after} of these team-days come after the end of the {days} days and do not count. Replay more days.</source>
      <translation>ในจำนวนนี้ {after} วัน-ชุด อยู่หลังวันสุดท้ายของช่วง {days} วัน จึงไม่นับ โปรดจำลองจำนวนวันให้มากขึ้น</translation>
    </message>
    <message>
      <source>{area:,.0f} km², cells of {cell:g} m, {crs}, {zone}</source>
      <translation>{area:,.0f} ตร.กม. ช่องกว้าง {cell:g} ม. {crs}, {zone}</translation>
    </message>
    <message>
      <source>{count:,} records without a date, or with one far from all others, are not shown.</source>
      <translation>ไม่แสดง {count:,} รายการที่ไม่มีวันที่ หรือวันที่ห่างจากรายการอื่นมาก</translation>
    </message>
    <message>
      <source>{count} camera events are of days on which their camera stood nowhere: check its clock, and the days on which it was set up and taken down.</source>
      <translation>มี {count} เหตุการณ์จากกล้องในวันที่กล้องไม่ได้ติดตั้งอยู่: โปรดตรวจนาฬิกาของกล้อง และวันที่ติดตั้งและเก็บ</translation>
    </message>
    <message>
      <source>{count} camera events have no place, because no camera of their name is known ({names}): import the list of cameras, and see that both write the names alike.</source>
      <translation>มี {count} เหตุการณ์จากกล้องที่ไม่มีตำแหน่ง เพราะไม่รู้จักกล้องชื่อนั้น ({names}): โปรดนำเข้ารายชื่อกล้อง และให้ชื่อทั้งสองแห่งตรงกัน</translation>
    </message>
    <message>
      <source>{count} cameras stand at two places on the same days ({names}): check their days and places. Events are put where the camera was set up last.</source>
      <translation>มี {count} กล้องอยู่สองที่ในวันเดียวกัน ({names}): โปรดตรวจวันที่และตำแหน่ง เหตุการณ์ถูกวางไว้ที่จุดที่ติดตั้งกล้องครั้งหลังสุด</translation>
    </message>
    <message>
      <source>{count} cameras to service are on no route. Allow more days, more hours or another team.</source>
      <translation>กล้องที่ต้องตรวจเช็ก {count} ตัวไม่อยู่ในเส้นทางใด โปรดเพิ่มวัน เพิ่มชั่วโมง หรือเพิ่มชุด</translation>
    </message>
    <message>
      <source>{count} entry points reach no target over passable ground and are left out.</source>
      <translation>จุดเข้า {count} จุดไปไม่ถึงเป้าหมายใดตามพื้นที่ที่ผ่านได้ จึงไม่นำมาคิด</translation>
    </message>
    <message>
      <source>{count} more files are not shown here; they are imported all the same.</source>
      <translation>ยังมีอีก {count} ไฟล์ที่ไม่แสดงที่นี่ แต่จะนำเข้าด้วย</translation>
    </message>
    <message>
      <source>{count} names, numbers and other personal entries were left out.</source>
      <translation>ตัดชื่อ หมายเลข และข้อมูลส่วนบุคคลออก {count} รายการ</translation>
    </message>
    <message>
      <source>{count} new files in {folder}: {names}</source>
      <translation>ไฟล์ใหม่ {count} ไฟล์ใน {folder}: {names}</translation>
    </message>
    <message>
      <source>{count} pictures and other files are passed over.</source>
      <translation>ข้ามรูปภาพและไฟล์อื่น {count} ไฟล์</translation>
    </message>
    <message>
      <source>{count} pictures and other files were passed over.</source>
      <translation>ข้ามรูปภาพและไฟล์อื่น {count} ไฟล์</translation>
    </message>
    <message>
      <source>{count} records are chosen.</source>
      <translation>เลือกไว้ {count} รายการ</translation>
    </message>
    <message>
      <source>{count} records are still set aside.</source>
      <translation>ยังกักไว้ {count} รายการ</translation>
    </message>
    <message>
      <source>{count} records quarantined: {reason}</source>
      <translation>กักไว้ {count} รายการ: {reason}</translation>
    </message>
    <message>
      <source>{count} repairs: {reason}.</source>
      <translation>แก้ไข {count} รายการ: {reason}</translation>
    </message>
    <message>
      <source>{count} standing cameras are at no place with signal and count as catching nobody in time.</source>
      <translation>กล้องที่ใช้งานอยู่ {count} ตัวอยู่นอกบริเวณที่มีสัญญาณ จึงนับว่าสกัดผู้บุกรุกไม่ทัน</translation>
    </message>
    <message>
      <source>{count} stops are not on this sheet; the commander tells you where.</source>
      <translation>มี {count} จุดที่ไม่แสดงในแผ่นนี้ หัวหน้าจะแจ้งด้วยวาจา</translation>
    </message>
    <message>
      <source>{crs}, as before</source>
      <translation>{crs} ตามเดิม</translation>
    </message>
    <message>
      <source>{days} days ago</source>
      <translation>{days} วันก่อน</translation>
    </message>
    <message>
      <source>{entries} entry points and {targets} targets have no weight or lie off the ground and are left out.</source>
      <translation>จุดเข้า {entries} จุดและเป้าหมาย {targets} จุดไม่มีน้ำหนักหรืออยู่นอกพื้นที่ที่ผ่านได้ จึงไม่นำมาคิด</translation>
    </message>
    <message>
      <source>{factor}: at {here:,.1f} a threat is {times:.1f} times as likely as at {there:,.1f} (odds; 95 %: {least:.1f}–{most:.1f}).</source>
      <translation>{factor}: ที่ {here:,.1f} ภัยคุกคามมีโอกาสเป็น {times:.1f} เท่าของที่ {there:,.1f} (แต้มต่อ; 95 %: {least:.1f}–{most:.1f})</translation>
    </message>
    <message>
      <source>{factor}: no clear difference (odds {times:.2f}; 95 %: {least:.2f}–{most:.2f}).</source>
      <translation>{factor}: ไม่เห็นความต่างชัด (แต้มต่อ {times:.2f}; 95 %: {least:.2f}–{most:.2f})</translation>
    </message>
    <message>
      <source>{factor}: where or when it is higher, a threat is {times:.2f} times as likely (odds; 95 %: {least:.2f}–{most:.2f}).</source>
      <translation>{factor}: ที่ใดหรือเมื่อใดที่สูงกว่า ภัยคุกคามมีโอกาสเป็น {times:.2f} เท่า (แต้มต่อ; 95 %: {least:.2f}–{most:.2f})</translation>
    </message>
    <message>
      <source>{fault}; its drive may be full, over its quota or gone</source>
      <translation>{fault} ไดรฟ์อาจเต็ม เกินโควตา หรือหลุดไป</translation>
    </message>
    <message>
      <source>{file} belongs to a camera package, but its table “{missing}” {reason}. Put all tables of the package into one folder or zip beside datapackage.json and import that.</source>
      <translation>{file} เป็นส่วนหนึ่งของชุดข้อมูลกล้อง แต่ตาราง “{missing}” มีปัญหา ({reason}) โปรดวางทุกตารางของชุดข้อมูลไว้ในโฟลเดอร์หรือไฟล์ zip เดียวกับ datapackage.json แล้วนำเข้าโฟลเดอร์หรือไฟล์ zip นั้น</translation>
    </message>
    <message>
      <source>{file} belongs to the truth of a training park, which a site must not know. Import the folder “exports” of the park instead.</source>
      <translation>{file} เป็นเฉลยของอุทยานฝึกอบรม ซึ่งต้องไม่เข้ามาในพื้นที่ โปรดนำเข้าโฟลเดอร์ “exports” ของอุทยานแทน</translation>
    </message>
    <message>
      <source>{file} cannot be read: {reason}. Export or copy it again and import that.</source>
      <translation>อ่าน {file} ไม่ได้: {reason} โปรดส่งออกหรือคัดลอกใหม่ แล้วนำเข้าอีกครั้ง</translation>
    </message>
    <message>
      <source>{file} cannot be read: {reason}. Export the package again from the program that made it and import that.</source>
      <translation>อ่าน {file} ไม่ได้: {reason} โปรดส่งออกชุดข้อมูลใหม่จากโปรแกรมที่สร้าง แล้วนำเข้าไฟล์นั้น</translation>
    </message>
    <message>
      <source>{file} could not be read because of something unforeseen ({what}). Nothing of it was imported. Please report it with the file.</source>
      <translation>อ่าน {file} ไม่ได้เพราะเหตุไม่คาดคิด ({what}) ไม่ได้นำเข้าข้อมูลใดจากไฟล์นี้ โปรดแจ้งพร้อมส่งไฟล์</translation>
    </message>
    <message>
      <source>{file} does not say when its pictures were taken. Run the detector with the option to keep the pictures' dates, or import the table of the program in which they were sorted (Timelapse, camtrapR, Wildlife Insights).</source>
      <translation>{file} ไม่บอกว่าถ่ายภาพเมื่อใด โปรดสั่งโปรแกรมตรวจหาใหม่โดยเลือกให้เก็บวันที่ของภาพ หรือนำเข้าตารางของโปรแกรมที่ใช้คัดแยกภาพ (Timelapse, camtrapR, Wildlife Insights)</translation>
    </message>
    <message>
      <source>{file} gives patrol “{patrol}” more than {count} fixes, which is weeks without a pause. Say which column names the patrol with a mapping, for example {{"patrol_id": "Patrol ID"}}, or split the file by day.</source>
      <translation>{file} มีจุด GPS ของการลาดตระเวน “{patrol}” มากกว่า {count} จุด เท่ากับบันทึกไม่หยุดหลายสัปดาห์ โปรดระบุคอลัมน์ของการลาดตระเวนด้วยการจับคู่คอลัมน์ เช่น {{"patrol_id": "Patrol ID"}} หรือแยกไฟล์เป็นรายวัน</translation>
    </message>
    <message>
      <source>{file} has headers and no rows: the query or export found nothing. Widen its dates and export it again.</source>
      <translation>{file} มีหัวคอลัมน์แต่ไม่มีแถว: คิวรีหรือการส่งออกไม่พบข้อมูล โปรดขยายช่วงวันที่แล้วส่งออกใหม่</translation>
    </message>
    <message>
      <source>{file} has no layer “{layer}”. Its layers are: {layers}. Name one of them in the mapping.</source>
      <translation>{file} ไม่มีชั้นข้อมูล “{layer}” ชั้นข้อมูลที่มีคือ: {layers} โปรดระบุชั้นใดชั้นหนึ่งในการจับคู่คอลัมน์</translation>
    </message>
    <message>
      <source>{file} has no row {row}, which was said to hold its headers. Say which row it is, for example {{"header_row": 3}}.</source>
      <translation>{file} ไม่มีแถว {row} ที่ระบุว่าเป็นหัวคอลัมน์ โปรดระบุแถวให้ถูก เช่น {{"header_row": 3}}</translation>
    </message>
    <message>
      <source>{file} has no sheet “{sheet}”. Its sheets are: {sheets}. Name one of them in the mapping.</source>
      <translation>{file} ไม่มีชีต “{sheet}” ชีตที่มีคือ: {sheets} โปรดระบุชีตใดชีตหนึ่งในการจับคู่คอลัมน์</translation>
    </message>
    <message>
      <source>{file} has the format {version}, but this version of the plugin knows formats up to {known}. Update the plugin, or make the training park again with this one.</source>
      <translation>{file} มีรูปแบบ {version} แต่ปลั๊กอินรุ่นนี้รู้จักรูปแบบไม่เกิน {known} โปรดปรับรุ่นปลั๊กอิน หรือสร้างอุทยานฝึกอบรมใหม่ด้วยรุ่นนี้</translation>
    </message>
    <message>
      <source>{file} holds a SMART {what}, not records. Export the patrols (XML) or the result of an observation query (CSV) and import those.</source>
      <translation>{file} เป็น{what}ของ SMART ไม่ใช่ข้อมูลที่บันทึก โปรดส่งออกการลาดตระเวน (XML) หรือผลคิวรีสิ่งที่พบ (CSV) แล้วนำเข้าไฟล์นั้น</translation>
    </message>
    <message>
      <source>{file} holds data of SMART Mobile as the phone sends them, whose codes SMART alone can resolve. Let SMART process them (Connect or Desktop, data queue), then export the patrols (XML) and import those.</source>
      <translation>{file} เป็นข้อมูลของ SMART Mobile ตามที่โทรศัพท์ส่งมา ซึ่งมีแต่ SMART ที่แปลรหัสได้ โปรดให้ SMART ประมวลผล (Connect หรือ Desktop, data queue) แล้วส่งออกการลาดตระเวน (XML) และนำเข้าไฟล์นั้น</translation>
    </message>
    <message>
      <source>{file} holds lines</source>
      <translation>{file} เป็นเส้น</translation>
    </message>
    <message>
      <source>{file} holds no polygons</source>
      <translation>{file} ไม่มีรูปหลายเหลี่ยม</translation>
    </message>
    <message>
      <source>{file} holds nothing to import. Choose the folder, zip or file with the exports of your patrols.</source>
      <translation>{file} ไม่มีข้อมูลให้นำเข้า โปรดเลือกโฟลเดอร์ ไฟล์ zip หรือไฟล์ที่ส่งออกข้อมูลลาดตระเวน</translation>
    </message>
    <message>
      <source>{file} holds only links to data or pictures elsewhere, which are never fetched. Open it in Google Earth, save what it shows there as KML, and import that.</source>
      <translation>{file} มีแต่ลิงก์ไปยังข้อมูลหรือภาพที่อื่น ซึ่งจะไม่ดึงมา โปรดเปิดใน Google Earth บันทึกสิ่งที่แสดงเป็น KML แล้วนำเข้าไฟล์นั้น</translation>
    </message>
    <message>
      <source>{file} holds only routes, which say where somebody meant to go, not where they went. Export the recorded tracks from the device and import those.</source>
      <translation>{file} มีแต่เส้นทางที่วางไว้ (route) ซึ่งบอกว่าตั้งใจจะไปที่ใด ไม่ใช่ที่ที่ไปจริง โปรดส่งออกเส้นทางที่บันทึกจริง (track) จากอุปกรณ์ แล้วนำเข้าไฟล์นั้น</translation>
    </message>
    <message>
      <source>{file} holds points</source>
      <translation>{file} เป็นจุด</translation>
    </message>
    <message>
      <source>{file} holds several layers, or not the one asked for ({asked}). Choose one of: {layers}.</source>
      <translation>{file} มีหลายชั้นข้อมูล หรือไม่มีชั้นที่ระบุ ({asked}) โปรดเลือกจาก: {layers}</translation>
    </message>
    <message>
      <source>{file} holds {found}, not {kind}. Choose the right kind, or auto.</source>
      <translation>{file} เป็นข้อมูล {found} ไม่ใช่ข้อมูล{kind} โปรดเลือกชนิดให้ถูก หรือเลือก auto</translation>
    </message>
    <message>
      <source>{file} holds {what}, and nothing to import. What is needed stands in {instead}: import that.</source>
      <translation>{file} เป็น{what} ไม่มีข้อมูลให้นำเข้า ข้อมูลที่ต้องใช้อยู่ใน{instead}: โปรดนำเข้าไฟล์นั้น</translation>
    </message>
    <message>
      <source>{file} holds {what}, which are no records of patrols or finds. Bring them in with “Add layer” (boundary, sectors, roads, rivers …).</source>
      <translation>{file} เป็น{what} ซึ่งไม่ใช่ข้อมูลการลาดตระเวนหรือสิ่งที่พบ โปรดใช้ “เพิ่มชั้นข้อมูล” (แนวเขต เขตจัดการ ถนน แม่น้ำลำห้วย …)</translation>
    </message>
    <message>
      <source>{file} is a SMART configurable model: the forms of a phone, not records and not the words of the park. Export the data model (Conservation Area, Data Model, Export) and import that.</source>
      <translation>{file} เป็น Configurable Model ของ SMART: แบบฟอร์มบนโทรศัพท์ ไม่ใช่ข้อมูลที่บันทึกและไม่ใช่คำศัพท์ของพื้นที่ โปรดส่งออกแบบจำลองข้อมูล (เมนู Conservation Area, Data Model, Export) แล้วนำเข้าไฟล์นั้น</translation>
    </message>
    <message>
      <source>{file} is a SMART grid query: it holds a value per tile, not records. Export an observation query (CSV) or the patrols (XML) and import those.</source>
      <translation>{file} เป็นคิวรีแบบกริดของ SMART: มีค่ารายช่อง ไม่ใช่ข้อมูลที่บันทึก โปรดส่งออกผลคิวรีสิ่งที่พบ (CSV) หรือการลาดตระเวน (XML) แล้วนำเข้าไฟล์นั้น</translation>
    </message>
    <message>
      <source>{file} is a SMART summary: it holds totals, not records. Export an observation query (CSV) or the patrols (XML) and import those.</source>
      <translation>{file} เป็นสรุปของ SMART: มีแต่ยอดรวม ไม่ใช่ข้อมูลที่บันทึก โปรดส่งออกผลคิวรีสิ่งที่พบ (CSV) หรือการลาดตระเวน (XML) แล้วนำเข้าไฟล์นั้น</translation>
    </message>
    <message>
      <source>{file} is a SMART {query}, which holds neither patrols nor finds. Export an observation query (CSV) or the patrols (XML) and import those.</source>
      <translation>{file} เป็น{query}ของ SMART ซึ่งไม่มีทั้งการลาดตระเวนและสิ่งที่พบ โปรดส่งออกผลคิวรีสิ่งที่พบ (CSV) หรือการลาดตระเวน (XML) แล้วนำเข้าไฟล์นั้น</translation>
    </message>
    <message>
      <source>{file} is a binary Excel file (.xlsb). Open it in Excel, save it as .xlsx or CSV, and import that.</source>
      <translation>{file} เป็นไฟล์ Excel แบบไบนารี (.xlsb) โปรดเปิดใน Excel บันทึกเป็น .xlsx หรือ CSV แล้วนำเข้าไฟล์นั้น</translation>
    </message>
    <message>
      <source>{file} is a site database of this plugin, not an export. Use “Merge sites” to take it in.</source>
      <translation>{file} เป็นฐานข้อมูลพื้นที่ของปลั๊กอินนี้ ไม่ใช่ไฟล์ส่งออก โปรดใช้ “รวมฐานข้อมูลพื้นที่” เพื่อนำเข้า</translation>
    </message>
    <message>
      <source>{file} is a web page or an old XML form of a workbook, whatever its name says. Open it in Excel or LibreOffice, save it as .xlsx or CSV, and import that.</source>
      <translation>{file} เป็นหน้าเว็บหรือสมุดงาน XML แบบเก่า ไม่ว่าชื่อไฟล์จะเป็นอะไร โปรดเปิดใน Excel หรือ LibreOffice บันทึกเป็น .xlsx หรือ CSV แล้วนำเข้าไฟล์นั้น</translation>
    </message>
    <message>
      <source>{file} is a web page, not an export; perhaps you were no longer signed in when it was saved. Sign in, export again, and import the new file.</source>
      <translation>{file} เป็นหน้าเว็บ ไม่ใช่ไฟล์ส่งออก อาจหลุดจากการลงชื่อเข้าใช้ตอนที่บันทึก โปรดลงชื่อเข้าใช้ ส่งออกใหม่ แล้วนำเข้าไฟล์ใหม่</translation>
    </message>
    <message>
      <source>{file} is an office document without a table of records. Save its table as .xlsx or CSV and import that.</source>
      <translation>{file} เป็นเอกสารสำนักงานที่ไม่มีตารางข้อมูล โปรดบันทึกตารางเป็น .xlsx หรือ CSV แล้วนำเข้าไฟล์นั้น</translation>
    </message>
    <message>
      <source>{file} is an old Excel file (.xls) or is protected by a password. Open it in Excel or LibreOffice, save it without a password as .xlsx or CSV, and import that.</source>
      <translation>{file} เป็นไฟล์ Excel รุ่นเก่า (.xls) หรือมีรหัสผ่าน โปรดเปิดใน Excel หรือ LibreOffice บันทึกโดยไม่มีรหัสผ่านเป็น .xlsx หรือ CSV แล้วนำเข้าไฟล์นั้น</translation>
    </message>
    <message>
      <source>{file} is damaged or cut short at line {line}: {reason}. Export it again and import the new file.</source>
      <translation>{file} เสียหายหรือขาดหายที่บรรทัด {line}: {reason} โปรดส่งออกใหม่ แล้วนำเข้าไฟล์ใหม่</translation>
    </message>
    <message>
      <source>{file} is damaged, was changed by hand, or was written by another version of the plugin. Make the training park again with the same seed.</source>
      <translation>{file} เสียหาย ถูกแก้ไขด้วยมือ หรือสร้างด้วยปลั๊กอินรุ่นอื่น โปรดสร้างอุทยานฝึกอบรมใหม่ด้วยค่าตั้งต้นการสุ่มเดิม</translation>
    </message>
    <message>
      <source>{file} is not recognised ({seen}). Use an export of SMART, EarthRanger or a camera program, GPX, KML, a layer, or a table with a header row; for a table with headers of its own, choose what it holds and give a mapping of its columns.</source>
      <translation>ไม่รู้จัก {file} ({seen}) โปรดใช้ไฟล์ส่งออกของ SMART, EarthRanger หรือโปรแกรมกล้อง, GPX, KML, ชั้นข้อมูล หรือตารางที่มีแถวหัวคอลัมน์ ถ้าตารางใช้หัวคอลัมน์ของตนเอง ให้เลือกชนิดข้อมูลในไฟล์และกำหนดการจับคู่คอลัมน์</translation>
    </message>
    <message>
      <source>{file} is of a SMART ecological survey, not of a patrol. Export the patrols (XML), or the survey's observations as CSV, and import those.</source>
      <translation>{file} เป็นการสำรวจทางนิเวศของ SMART ไม่ใช่การลาดตระเวน โปรดส่งออกการลาดตระเวน (XML) หรือสิ่งที่พบของการสำรวจเป็น CSV แล้วนำเข้าไฟล์นั้น</translation>
    </message>
    <message>
      <source>{file} is protected by a password. Open it, save it without a password, and import that.</source>
      <translation>{file} มีรหัสผ่าน โปรดเปิดไฟล์ บันทึกโดยไม่มีรหัสผ่าน แล้วนำเข้าไฟล์นั้น</translation>
    </message>
    <message>
      <source>{file} is refused at line {line}: {reason}. An export of patrols holds nothing of the kind; do not trust this file.</source>
      <translation>ไม่รับ {file} ที่บรรทัด {line}: {reason} ไฟล์ส่งออกข้อมูลลาดตระเวนไม่มีเนื้อหาแบบนี้ อย่าเชื่อถือไฟล์นี้</translation>
    </message>
    <message>
      <source>{file} is refused at line {line}: {reason}. An ordinary export holds nothing of the kind; do not trust this file.</source>
      <translation>ไม่รับ {file} ที่บรรทัด {line}: {reason} ไฟล์ส่งออกทั่วไปไม่มีเนื้อหาแบบนี้ อย่าเชื่อถือไฟล์นี้</translation>
    </message>
    <message>
      <source>{file} is refused: more than {count} of its rows cannot be used ({reasons}). Check that the right file was chosen, that its kind is right and which column is which, and import again.</source>
      <translation>ไม่รับ {file}: มีแถวที่ใช้ไม่ได้มากกว่า {count} แถว ({reasons}) โปรดตรวจว่าเลือกไฟล์ถูก ชนิดข้อมูลถูก และคอลัมน์ใดคือคอลัมน์ใด แล้วนำเข้าใหม่</translation>
    </message>
    <message>
      <source>{file} is {what}, which is not read here. Open it in QGIS, export the layer with its records as GeoPackage, and import that.</source>
      <translation>{file} เป็น{what} ซึ่งอ่านที่นี่ไม่ได้ โปรดเปิดใน QGIS ส่งออกชั้นข้อมูลที่มีข้อมูลที่บันทึกเป็น GeoPackage แล้วนำเข้าไฟล์นั้น</translation>
    </message>
    <message>
      <source>{file} lies nowhere on earth, read as {crs}</source>
      <translation>{file} อยู่นอกพิกัดโลก เมื่ออ่านเป็น {crs}</translation>
    </message>
    <message>
      <source>{file} lists places without dates ({seen}). Stations, villages and other places of the park are no records: bring them in with “Add layer…” under their role. If they are records, choose what it holds and give a mapping of its columns.</source>
      <translation>{file} เป็นรายการสถานที่ที่ไม่มีวันที่ ({seen}) หน่วยพิทักษ์ หมู่บ้าน และสถานที่อื่นของอุทยานไม่ใช่ข้อมูลที่บันทึก โปรดนำเข้าด้วย “เพิ่มชั้นข้อมูล…” ตามบทบาท หากเป็นข้อมูลที่บันทึก ให้เลือกว่าเป็นข้อมูลอะไรและจับคู่คอลัมน์</translation>
    </message>
    <message>
      <source>{file} names more than {count} patrols, which no site has: another column stands in place of the patrol id. Say which column it is with a mapping, for example {{"patrol_id": "Patrol ID"}}.</source>
      <translation>{file} มีรหัสการลาดตระเวนมากกว่า {count} ค่า ซึ่งไม่มีพื้นที่ใดมีมากเช่นนี้: มีคอลัมน์อื่นอยู่แทนรหัสการลาดตระเวน โปรดระบุคอลัมน์ให้ถูกด้วยการจับคู่คอลัมน์ เช่น {{"patrol_id": "Patrol ID"}}</translation>
    </message>
    <message>
      <source>{file} says {crs}, but its coordinates look like degrees</source>
      <translation>{file} ระบุ {crs} แต่พิกัดดูเหมือนเป็นองศา</translation>
    </message>
    <message>
      <source>{file}, column “{column}”: it cannot be told whether {value} begins with the day or the month. Add "day_first": true (or false) to the mapping.</source>
      <translation>{file} คอลัมน์ “{column}”: บอกไม่ได้ว่า {value} ขึ้นต้นด้วยวันหรือเดือน โปรดเพิ่ม "day_first": true (หรือ false) ในการจับคู่คอลัมน์</translation>
    </message>
    <message>
      <source>{file}, column “{column}”: {value} begins with the day, but {other} begins with the month. Correct the wrong ones, or add "day_first": true (or false) to the mapping; rows that do not fit are set aside then.</source>
      <translation>{file} คอลัมน์ “{column}”: {value} ขึ้นต้นด้วยวัน แต่ {other} ขึ้นต้นด้วยเดือน โปรดแก้ค่าที่ผิด หรือเพิ่ม "day_first": true (หรือ false) ในการจับคู่คอลัมน์ แล้วแถวที่ไม่ตรงจะถูกกักไว้</translation>
    </message>
    <message>
      <source>{file}, row 1: no column for {missing} was found, which {kind} need. Its headers are: {seen}. Say which column it is with a mapping, for example {example}.</source>
      <translation>{file} แถว 1: ไม่พบคอลัมน์สำหรับ {missing} ซึ่งข้อมูล{kind}ต้องมี หัวคอลัมน์คือ: {seen} โปรดระบุด้วยการจับคู่คอลัมน์ เช่น {example}</translation>
    </message>
    <message>
      <source>{file}, row {row}: {value} is no place in degrees. Give latitude and longitude in degrees (WGS 84), or save the table as a point layer with its coordinate system.</source>
      <translation>{file} แถว {row}: {value} ไม่ใช่พิกัดเป็นองศา โปรดใส่ละติจูดและลองจิจูดเป็นองศา (WGS 84) หรือบันทึกตารางเป็นชั้นข้อมูลจุดพร้อมระบบพิกัด</translation>
    </message>
    <message>
      <source>{file}: sheets without records that are known were passed over: {sheets}.</source>
      <translation>{file}: ข้ามชีตที่ไม่มีข้อมูลที่รู้จัก: {sheets}</translation>
    </message>
    <message>
      <source>{file}: {read} records were read but {total} accounted for. Nothing was imported; please report this fault.</source>
      <translation>{file}: อ่าน {read} รายการ แต่นับได้ {total} รายการ จึงไม่ได้นำเข้า โปรดแจ้งข้อผิดพลาดนี้</translation>
    </message>
    <message>
      <source>{folder} holds no risk map that can be used: {reason}. Make it again (riskmap) or choose another folder.</source>
      <translation>{folder} ไม่มีแผนที่ความเสี่ยงที่ใช้ได้: {reason} ทำใหม่ (riskmap) หรือเลือกโฟลเดอร์อื่น</translation>
    </message>
    <message>
      <source>{folder} holds no sealed truth of a training park. Choose the folder that the training park was written to.</source>
      <translation>{folder} ไม่มีเฉลยที่ปิดผนึกของอุทยานฝึกอบรม โปรดเลือกโฟลเดอร์ที่เขียนอุทยานฝึกอบรมไว้</translation>
    </message>
    <message>
      <source>{form}; line {line} has no number in the column “{column}”</source>
      <translation>{form} บรรทัด {line} ไม่มีเลขที่ในคอลัมน์ “{column}”</translation>
    </message>
    <message>
      <source>{form}; reading it said: {fault}</source>
      <translation>{form} เมื่ออ่านได้ข้อความว่า: {fault}</translation>
    </message>
    <message>
      <source>{hot} cells have clearly more threats per km than the rest, {cold} clearly fewer. Hatched cells were not visited: nothing is known there.</source>
      <translation>{hot} ช่องมีภัยคุกคามต่อ กม. มากกว่าที่อื่นชัดเจน {cold} ช่องน้อยกว่าชัดเจน ช่องลายเส้นไม่ได้เข้าถึง: ไม่มีข้อมูล</translation>
    </message>
    <message>
      <source>{hot} of {cells}; {unknown} unknown</source>
      <translation>{hot} จาก {cells} ช่อง; ไม่ทราบ {unknown} ช่อง</translation>
    </message>
    <message>
      <source>{hours} h is more than {most} h</source>
      <translation>{hours} ชม. เกิน {most} ชม.</translation>
    </message>
    <message>
      <source>{km} km</source>
      <translation>{km} กม.</translation>
    </message>
    <message>
      <source>{km} km in {patrols} patrols</source>
      <translation>{km} กม. ใน {patrols} ครั้ง</translation>
    </message>
    <message>
      <source>{km} km, {fixes} fixes, {parts} parts</source>
      <translation>{km} กม. {fixes} จุด GPS {parts} ช่วง</translation>
    </message>
    <message>
      <source>{label}: not known</source>
      <translation>{label}: ไม่ทราบ</translation>
    </message>
    <message>
      <source>{label}: {value:.2f} finds per 100 km ({low:.2f} to {high:.2f}).</source>
      <translation>{label}: {value:.2f} ครั้งต่อ 100 กม. ({low:.2f} ถึง {high:.2f})</translation>
    </message>
    <message>
      <source>{label}: {value} {unit}</source>
      <translation>{label}: {value} {unit}</translation>
    </message>
    <message>
      <source>{label}: {value} {unit} (interval {low} to {high})</source>
      <translation>{label}: {value} {unit} (ช่วงความเชื่อมั่น {low} ถึง {high})</translation>
    </message>
    <message>
      <source>{least} % ({when_least}), known only in part.</source>
      <translation>{least} % ({when_least}) มีข้อมูลเพียงบางส่วน</translation>
    </message>
    <message>
      <source>{least} % ({when_least}).</source>
      <translation>{least} % ({when_least})</translation>
    </message>
    <message>
      <source>{least} % at {small} m.</source>
      <translation>{least} % ที่ {small} ม.</translation>
    </message>
    <message>
      <source>{least} % in each of them.</source>
      <translation>{least} % เท่ากันทุกรายการ</translation>
    </message>
    <message>
      <source>{library} (found {found}, too old)</source>
      <translation>{library} (พบรุ่น {found} ซึ่งเก่าเกินไป)</translation>
    </message>
    <message>
      <source>{n:,} events without known effort: the map shows where they are dense, which may only be where people look or live; no place can be called hot, cold or safe by it.</source>
      <translation>{n:,} เหตุการณ์ที่ไม่ทราบปริมาณงาน: แผนที่แสดงที่ที่หนาแน่น ซึ่งอาจเป็นเพียงที่ที่คนดูหรืออาศัยอยู่ จึงเรียกที่ใดว่าร้อน เย็น หรือปลอดภัยไม่ได้</translation>
    </message>
    <message>
      <source>{n:,} of {cells:,} cells were never visited: there the map follows the ground and the neighbours alone, and is less sure.</source>
      <translation>{n:,} จาก {cells:,} ช่องไม่เคยมีใครเข้า: ที่นั่นแผนที่อาศัยสภาพพื้นที่และช่องข้างเคียงเท่านั้น และแน่ใจน้อยกว่า</translation>
    </message>
    <message>
      <source>{name} has shape {shape}, but the movement grid has {expected}. Lay it on the same grid and run again.</source>
      <translation>{name} มีขนาด {shape} แต่กริดการเดินทางมีขนาด {expected} โปรดปรับให้อยู่บนกริดเดียวกัน แล้วสั่งงานอีกครั้ง</translation>
    </message>
    <message>
      <source>{name} is damaged or something else</source>
      <translation>{name} เสียหายหรือเป็นอย่างอื่น</translation>
    </message>
    <message>
      <source>{name} is larger than such a file can be</source>
      <translation>{name} ใหญ่เกินกว่าที่ไฟล์แบบนี้จะเป็นได้</translation>
    </message>
    <message>
      <source>{name} is missing</source>
      <translation>ไม่มี {name}</translation>
    </message>
    <message>
      <source>{name} is {value}, but it must be {expected}. Correct it and run again.</source>
      <translation>{name} มีค่า {value} แต่ต้องเป็น {expected} โปรดแก้ไขแล้วสั่งงานอีกครั้ง</translation>
    </message>
    <message>
      <source>{name} was “{before}” and is “{after}” now.</source>
      <translation>{name} เดิมคือ “{before}” ตอนนี้เป็น “{after}”</translation>
    </message>
    <message>
      <source>{name}: {area:.1f} km² in {cells} cells of {size:g} m, {sectors} sectors, {crs}, {zone}.</source>
      <translation>{name}: {area:.1f} ตร.กม. ใน {cells} ช่อง กว้างช่องละ {size:g} ม. {sectors} เขตจัดการ {crs}, {zone}</translation>
    </message>
    <message>
      <source>{now:.0f} % of the site was visited already; start from nothing visited, or choose a shorter period, to see what coverage costs.</source>
      <translation>ไปถึงแล้ว {now:.0f} % ของพื้นที่ ให้เริ่มจากยังไม่ได้ไปที่ใดเลย หรือเลือกช่วงเวลาที่สั้นลง เพื่อดูว่าการไปให้ถึงต้องใช้เท่าใด</translation>
    </message>
    <message>
      <source>{now:.0f} % of the site was visited; patrols of these hours from today's stations reach {most:.0f} % at most.</source>
      <translation>ไปถึงแล้ว {now:.0f} % ของพื้นที่ การลาดตระเวนในเวลานี้จากหน่วยที่มีวันนี้ไปถึงได้มากที่สุด {most:.0f} %</translation>
    </message>
    <message>
      <source>{n} cells cannot be entered and left again within the hours of a patrol; a camp, a boat or a longer patrol may help.</source>
      <translation>{n} ช่องเข้าไปแล้วกลับออกมาในเวลาลาดตระเวนไม่ได้ แคมป์ เรือ หรือการลาดตระเวนที่นานขึ้นอาจช่วยได้</translation>
    </message>
    <message>
      <source>{n} clusters among {finds:,} finds ({alone:,} lie alone). Their effort is not known: a cluster may only be where people look or live.</source>
      <translation>{n} กลุ่มในสิ่งที่พบ {finds:,} ครั้ง ({alone:,} ครั้งอยู่เดี่ยว) ไม่ทราบปริมาณงาน กลุ่มอาจเป็นเพียงที่ที่คนดูหรืออาศัยอยู่</translation>
    </message>
    <message>
      <source>{n} clusters among {finds:,} finds ({alone:,} lie alone); in {more} of them more was found than the effort there explains, in the others patrols only pass more often.</source>
      <translation>{n} กลุ่มในสิ่งที่พบ {finds:,} ครั้ง ({alone:,} ครั้งอยู่เดี่ยว) มี {more} กลุ่มที่พบมากกว่าที่ปริมาณงานที่นั่นอธิบายได้ กลุ่มอื่นเพียงแต่ลาดตระเวนผ่านบ่อยกว่า</translation>
    </message>
    <message>
      <source>{n} features were repaired; see the table repairs.</source>
      <translation>แก้ไขรูปทรง {n} รายการ ดูตาราง repairs</translation>
    </message>
    <message>
      <source>{n} features were set aside; the table quarantine says why.</source>
      <translation>กักไว้ {n} รายการ ดูเหตุผลในตาราง quarantine</translation>
    </message>
    <message>
      <source>{n} finds that were stored before were marked anew.</source>
      <translation>จัดประเภทสิ่งที่พบซึ่งเก็บไว้ก่อนแล้วใหม่ {n} รายการ</translation>
    </message>
    <message>
      <source>{n} fixes at 0° N 0° E have no place to go back to and stay out.</source>
      <translation>จุด GPS {n} จุดที่ 0° N 0° E ไม่มีตำแหน่งให้กลับไป จึงยังคงตัดออก</translation>
    </message>
    <message>
      <source>{n} fixes whose leg-day has no track to return to stay out.</source>
      <translation>จุด GPS {n} จุดยังคงตัดออก เพราะวันลาดตระเวนนั้นไม่มีเส้นทางให้กลับเข้าไป</translation>
    </message>
    <message>
      <source>{n} fixes without time have no place in a track to go back to and stay out.</source>
      <translation>จุด GPS {n} จุดที่ไม่มีเวลาไม่มีที่ในเส้นทางให้กลับเข้าไป จึงยังคงตัดออก</translation>
    </message>
    <message>
      <source>{n} geometries of {table} are empty or damaged. Restore a copy.</source>
      <translation>{n} รูปทรงของ {table} ว่างหรือเสียหาย โปรดใช้ไฟล์สำรอง</translation>
    </message>
    <message>
      <source>{n} geometries of {table} lie {km} km or more from the site. Import them again.</source>
      <translation>รูปทรง {n} รายการในตาราง {table} อยู่ห่างจากพื้นที่ {km} กม. ขึ้นไป โปรดนำเข้าใหม่</translation>
    </message>
    <message>
      <source>{n} half-years later</source>
      <translation>{n} ครึ่งปีต่อมา</translation>
    </message>
    <message>
      <source>{n} months later</source>
      <translation>{n} เดือนต่อมา</translation>
    </message>
    <message>
      <source>{n} of {all} parts of tracks have no times: their kilometres count, their hours, day and night do not.</source>
      <translation>เส้นทาง {n} ช่วงจาก {all} ช่วงไม่มีเวลา ระยะทางนับได้ แต่ชั่วโมง กลางวัน และกลางคืนนับไม่ได้</translation>
    </message>
    <message>
      <source>{n} of {total} factors make a clear difference.</source>
      <translation>{n} จาก {total} ปัจจัยเห็นความต่างชัด</translation>
    </message>
    <message>
      <source>{n} of {total} finds belong to patrols without a track inside the boundary in this period; without their kilometres they count in no rate.</source>
      <translation>{n} จาก {total} รายการที่พบเป็นของการลาดตระเวนที่ไม่มีเส้นทางภายในขอบเขตในช่วงนี้ เมื่อไม่มีระยะทางจึงไม่นับในอัตราใด</translation>
    </message>
    <message>
      <source>{n} of {total} finds have no day; they are left out.</source>
      <translation>สิ่งที่พบ {n} จาก {total} รายการไม่มีวันที่ จึงไม่นำมานับ</translation>
    </message>
    <message>
      <source>{n} of {total} finds have no place or lie outside the site; they are left out.</source>
      <translation>สิ่งที่พบ {n} จาก {total} รายการไม่มีพิกัดหรืออยู่นอกพื้นที่ จึงไม่นำมาคิด</translation>
    </message>
    <message>
      <source>{n} of {total} finds have no place; they count in the rates of years, but not in the trend, which compares each sector with itself.</source>
      <translation>{n} จาก {total} รายการที่พบไม่มีพิกัด นับในอัตรารายปี แต่ไม่นับในแนวโน้มซึ่งเทียบแต่ละเขตจัดการกับตัวเอง</translation>
    </message>
    <message>
      <source>{n} of {total} finds lie in cells where no patrol of the period went; they have no rate.</source>
      <translation>สิ่งที่พบ {n} จาก {total} รายการอยู่ในช่องที่ไม่มีการลาดตระเวนในช่วงเวลานี้ จึงไม่มีอัตราการพบ</translation>
    </message>
    <message>
      <source>{n} of {total} finds lie outside the boundary and count in no rate per kilometre.</source>
      <translation>{n} จาก {total} รายการที่พบอยู่นอกขอบเขต ไม่นับในอัตราต่อกิโลเมตร</translation>
    </message>
    <message>
      <source>{n} of {total} finds lie where no patrol was in that month, quarter or half-year; risk is not learnt from them.</source>
      <translation>การพบ {n} จาก {total} ครั้งอยู่ในที่ที่ไม่มีการลาดตระเวนในเดือน ไตรมาส หรือครึ่งปีนั้น จึงไม่ใช้เรียนรู้ความเสี่ยง</translation>
    </message>
    <message>
      <source>{n} of {total} finds name no patrol and lie where no patrol was at the time; they count in no rate per kilometre.</source>
      <translation>{n} จาก {total} รายการที่พบไม่ระบุการลาดตระเวนและอยู่ในที่ซึ่งไม่มีการลาดตระเวนในเวลานั้น ไม่นับในอัตราต่อกิโลเมตร</translation>
    </message>
    <message>
      <source>{n} of {total} finds name no patrol; they count because patrols went through their cells.</source>
      <translation>{n} จาก {total} รายการที่พบไม่ระบุการลาดตระเวน แต่นับเพราะมีการลาดตระเวนผ่านช่องกริดนั้น</translation>
    </message>
    <message>
      <source>{n} of {total} finds were made more than {days} days before the first or after the last patrol ({start} to {end}): take rates per km with care.</source>
      <translation>สิ่งที่พบ {n} จาก {total} รายการ พบก่อนการลาดตระเวนครั้งแรกหรือหลังครั้งสุดท้าย ({start} ถึง {end}) เกินกว่า {days} วัน โปรดใช้อัตราต่อกิโลเมตรด้วยความระมัดระวัง</translation>
    </message>
    <message>
      <source>{n} of {total} pictures lie in cells where no camera of the period worked; they have no rate.</source>
      <translation>ภาพ {n} จาก {total} ภาพอยู่ในช่องที่ไม่มีกล้องทำงานในช่วงเวลานี้ จึงไม่มีอัตรา</translation>
    </message>
    <message>
      <source>{n} of {total} pictures of people have no place or lie outside the site; they are left out.</source>
      <translation>ภาพคน {n} จาก {total} ภาพไม่มีพิกัดหรืออยู่นอกพื้นที่ จึงไม่นำมานับ</translation>
    </message>
    <message>
      <source>{n} of {total} reports came from patrols and are left out; what patrols found is a source of its own.</source>
      <translation>รายงาน {n} จาก {total} ฉบับมาจากชุดลาดตระเวน จึงไม่นำมานับ เพราะสิ่งที่ชุดลาดตระเวนพบเป็นแหล่งข้อมูลแยกต่างหาก</translation>
    </message>
    <message>
      <source>{n} of {total} reports have no place or lie outside the site; they are left out.</source>
      <translation>รายงาน {n} จาก {total} ฉบับไม่มีพิกัดหรืออยู่นอกพื้นที่ จึงไม่นำมานับ</translation>
    </message>
    <message>
      <source>{n} planned cycles, the last one {name}</source>
      <translation>วางแผนแล้ว {n} รอบ รอบล่าสุด {name}</translation>
    </message>
    <message>
      <source>{n} plans of the other file were not taken over. Plan the cycle again from all the data.</source>
      <translation>ไม่ได้นำแผนของอีกไฟล์ {n} แผนมาด้วย โปรดวางแผนรอบนี้ใหม่จากข้อมูลทั้งหมด</translation>
    </message>
    <message>
      <source>{n} plans were made after this import and stay as they are. Plan the cycle again.</source>
      <translation>แผน {n} แผนทำขึ้นหลังการนำเข้านี้และยังคงไว้ตามเดิม โปรดวางแผนรอบนี้ใหม่</translation>
    </message>
    <message>
      <source>{n} quarters later</source>
      <translation>{n} ไตรมาสต่อมา</translation>
    </message>
    <message>
      <source>{n} records are in quarantine now. Correct them and try again.</source>
      <translation>ขณะนี้กักไว้ {n} รายการ โปรดแก้ให้ถูกแล้วลองใหม่</translation>
    </message>
    <message>
      <source>{n} repaired records are no longer in the site.</source>
      <translation>รายการที่แก้ไข {n} รายการไม่อยู่ในพื้นที่แล้ว</translation>
    </message>
    <message>
      <source>{n} repairs by this rule keep no value to go back to and stay.</source>
      <translation>การแก้ไขตามกฎนี้ {n} รายการไม่ได้เก็บค่าเดิมไว้ จึงย้อนกลับไม่ได้และคงไว้</translation>
    </message>
    <message>
      <source>{n} rows of {child} belong to nothing: their {column} is not in {parent}.</source>
      <translation>ตาราง {child} มี {n} แถวที่ไม่มีต้นสังกัด: ค่า {column} ไม่มีในตาราง {parent}</translation>
    </message>
    <message>
      <source>{n} rows of {table} have another {column} than {words}. Correct them in the table.</source>
      <translation>ตาราง {table} มี {n} แถวที่ค่า {column} ไม่ใช่ {words} โปรดแก้ในตาราง</translation>
    </message>
    <message>
      <source>{path} cannot be written. Copy it to a folder where you may write, or remove its write protection, and try again.</source>
      <translation>เขียน {path} ไม่ได้ โปรดคัดลอกไปยังโฟลเดอร์ที่เขียนได้ หรือยกเลิกการป้องกันการเขียน แล้วลองใหม่</translation>
    </message>
    <message>
      <source>{path} exists already. Choose another name, or allow it to be overwritten.</source>
      <translation>มี {path} อยู่แล้ว โปรดใช้ชื่ออื่น หรืออนุญาตให้เขียนทับ</translation>
    </message>
    <message>
      <source>{path} is in use by another program. Save or stop the edits there (a second QGIS, a running task), close it, and try again.</source>
      <translation>โปรแกรมอื่นกำลังใช้ {path} โปรดบันทึกหรือหยุดการแก้ไขในโปรแกรมนั้น (QGIS อีกหน้าต่าง หรืองานที่กำลังทำ) ปิดแล้วลองใหม่</translation>
    </message>
    <message>
      <source>{path} is not a site database of PAWC Planner: {reason}. Choose the site's .gpkg file, or create the site.</source>
      <translation>{path} ไม่ใช่ฐานข้อมูลพื้นที่ของ PAWC Planner: {reason} โปรดเลือกไฟล์ .gpkg ของพื้นที่ หรือสร้างพื้นที่</translation>
    </message>
    <message>
      <source>{path} was made by a newer PAWC Planner (database version {found}; this one knows {known}). Update the plugin to open it.</source>
      <translation>{path} สร้างด้วย PAWC Planner รุ่นใหม่กว่า (ฐานข้อมูลรุ่น {found}; โปรแกรมนี้รู้จักถึงรุ่น {known}) โปรดปรับรุ่นปลั๊กอินเพื่อเปิด</translation>
    </message>
    <message>
      <source>{path} was not merged: {reason}. Choose a copy of this site's database.</source>
      <translation>ไม่ได้รวม {path}: {reason} โปรดเลือกสำเนาของฐานข้อมูลพื้นที่นี้</translation>
    </message>
    <message>
      <source>{path} was opened for reading only, so nothing was written. Open it for writing and run again.</source>
      <translation>เปิด {path} แบบอ่านอย่างเดียว จึงไม่ได้เขียน โปรดเปิดแบบเขียนได้ แล้วสั่งงานอีกครั้ง</translation>
    </message>
    <message>
      <source>{percent} %</source>
      <translation>{percent} %</translation>
    </message>
    <message>
      <source>{percent} % (no plan can reach more than {bound} %)</source>
      <translation>{percent} % (แผนใด ๆ ได้ไม่เกิน {bound} %)</translation>
    </message>
    <message>
      <source>{percent} % of the area (target {target} %)</source>
      <translation>{percent} % ของพื้นที่ (เป้าหมาย {target} %)</translation>
    </message>
    <message>
      <source>{percent} % with today's cameras</source>
      <translation>{percent} % ด้วยกล้องปัจจุบัน</translation>
    </message>
    <message>
      <source>{read} records read in {imports} imports; {open} are still set aside. {raw} km recorded, {clean} km after repair.</source>
      <translation>อ่าน {read} รายการ จากการนำเข้า {imports} ครั้ง ยังกักไว้ {open} รายการ บันทึก {raw} กม. หลังแก้ไข {clean} กม.</translation>
    </message>
    <message>
      <source>{records:,} records; {shown:,} lines are shown, the log has all.</source>
      <translation>{records:,} รายการ แสดง {shown:,} แถว ดูทั้งหมดได้ในบันทึก</translation>
    </message>
    <message>
      <source>{role}: {read} read, {stored} stored, {repaired} repaired, {quarantined} in quarantine.</source>
      <translation>{role}: อ่าน {read} เก็บ {stored} แก้ไข {repaired} กักไว้ {quarantined}</translation>
    </message>
    <message>
      <source>{seen:,} pairs of {n:,} finds lie within {metres:,.0f} m and {days:g} days, where chance gave none (p = {p:.2g}).</source>
      <translation>สิ่งที่พบ {n:,} รายการมี {seen:,} คู่ที่อยู่ภายใน {metres:,.0f} ม. และ {days:g} วัน ซึ่งความบังเอิญไม่ให้เลย (p = {p:.2g})</translation>
    </message>
    <message>
      <source>{share:.0f} % of likely intrusion could not be met before its target by a team that leaves {delay:.0f} minutes after the alarm.</source>
      <translation>{share:.0f} % ของการบุกรุกที่น่าจะเกิดสกัดไม่ทันก่อนถึงเป้าหมาย หากชุดออก {delay:.0f} นาทีหลังแจ้งเตือน</translation>
    </message>
    <message>
      <source>{share:.0f} % of likely intrusion passes no camera that can send ({cameras} stand, {silent} of them without signal).</source>
      <translation>{share:.0f} % ของการบุกรุกที่น่าจะเกิดไม่ผ่านกล้องที่ส่งภาพได้ (ติดตั้งอยู่ {cameras} ตัว ไม่มีสัญญาณ {silent} ตัว)</translation>
    </message>
    <message>
      <source>{share} % of the kilometres with known times were by night ({start} to {end}).</source>
      <translation>{share} % ของกิโลเมตรที่รู้เวลาเป็นเวลากลางคืน ({start} ถึง {end})</translation>
    </message>
    <message>
      <source>{share} % of the site was not visited from {start} to {end}.</source>
      <translation>{share} % ของพื้นที่ไม่มีการเข้าไปตั้งแต่ {start} ถึง {end}</translation>
    </message>
    <message>
      <source>{size:g}, the size of the shipped ground; another size needs the ground “generated”</source>
      <translation>{size:g} ซึ่งเป็นขนาดของภูมิประเทศที่มากับปลั๊กอิน ขนาดอื่นต้องใช้ “generated”</translation>
    </message>
    <message>
      <source>{table} {record}: ours {ours}, theirs {theirs}; kept: {kept}.</source>
      <translation>{table} {record}: ของเรา {ours} ของอีกไฟล์ {theirs} เก็บไว้: {kept}</translation>
    </message>
    <message>
      <source>{teams} teams walk {km:.0f} km on {days} team-days and serve {percent:.1f} % of the total gap; no plan could serve more than {bound:.1f} %.</source>
      <translation>{teams} ชุด เดิน {km:.0f} กม. รวม {days} วัน-ชุด เข้าถึงช่องว่างการลาดตระเวน {percent:.1f} % ของทั้งหมด แผนใด ๆ ได้ไม่เกิน {bound:.1f} %</translation>
    </message>
    <message>
      <source>{teams} teams, {days} days, {km} km</source>
      <translation>{teams} ชุด {days} วัน {km} กม.</translation>
    </message>
    <message>
      <source>{title} (the first {shown:,} of {total:,} rows)</source>
      <translation>{title} ({shown:,} แถวแรกจาก {total:,} แถว)</translation>
    </message>
    <message>
      <source>{title} stopped at something unforeseen ({kind}: {what}). Nothing more was written. Please report it with the details in the log of the run.</source>
      <translation>{title} หยุดเพราะเกิดเหตุไม่คาดคิด ({kind}: {what}) ไม่ได้เขียนข้อมูลเพิ่ม โปรดแจ้งพร้อมรายละเอียดในบันทึกการทำงาน</translation>
    </message>
    <message>
      <source>{value}</source>
      <translation>{value}</translation>
    </message>
    <message>
      <source>{what}: {value}; {found} ({range}, {source}).</source>
      <translation>{what}: {value} {found} ({range}, {source})</translation>
    </message>
    <message>
      <source>{what}: {value}; {found}.</source>
      <translation>{what}: {value} {found}</translation>
    </message>
    <message>
      <source>{year}: groups of suspects seen by cameras: {groups}; people in them: {people}.</source>
      <translation>{year}: กล้องพบผู้ต้องสงสัย {groups} กลุ่ม รวม {people} คน</translation>
    </message>
    <message>
      <source>{year}: groups of suspects seen by cameras: {groups}; people in them: {people}; groups stopped: {stopped}.</source>
      <translation>{year}: กล้องพบผู้ต้องสงสัย {groups} กลุ่ม รวม {people} คน ถูกสกัด {stopped} กลุ่ม</translation>
    </message>
    <message>
      <source>{year}: information reports received: {n:,} ({shares}).</source>
      <translation>{year}: ได้รับรายงานข่าว {n:,} ฉบับ ({shares})</translation>
    </message>
    <message>
      <source>{year}: information reports received: {n:,}.</source>
      <translation>{year}: ได้รับรายงานข่าว {n:,} ฉบับ</translation>
    </message>
    <message>
      <source>{year}: new stumps found: {n}, and {before} the year before ({seen}); the rate behind them lies between {low:.1f} and {high:.1f} a year.</source>
      <translation>{year}: พบตอไม้ใหม่ {n} ตอ ปีก่อนหน้า {before} ตอ ({seen}) อัตราที่แท้จริงอยู่ระหว่าง {low:.1f} ถึง {high:.1f} ตอต่อปี</translation>
    </message>
    <message>
      <source>{year}: new stumps found: {n}; the rate behind them lies between {low:.1f} and {high:.1f} a year.</source>
      <translation>{year}: พบตอไม้ใหม่ {n} ตอ อัตราที่แท้จริงอยู่ระหว่าง {low:.1f} ถึง {high:.1f} ตอต่อปี</translation>
    </message>
    <message>
      <source>{year}: patrols recorded no arrest.</source>
      <translation>{year}: ชุดลาดตระเวนไม่ได้บันทึกการจับกุม</translation>
    </message>
    <message>
      <source>{year}: patrols visited {percent} % of the area ({seen}).</source>
      <translation>{year}: การลาดตระเวนเข้าถึง {percent} % ของพื้นที่ ({seen})</translation>
    </message>
    <message>
      <source>{year}: patrols: {patrols:,}; patrol-days: {days:,}, jointly with partners: {joint:,}.</source>
      <translation>{year}: ลาดตระเวน {patrols:,} ครั้ง {days:,} วันลาดตระเวน เป็นการลาดตระเวนร่วม {joint:,} วัน</translation>
    </message>
    <message>
      <source>{year}: patrols: {patrols:,}; patrol-days: {days:,}.</source>
      <translation>{year}: ลาดตระเวน {patrols:,} ครั้ง {days:,} วันลาดตระเวน</translation>
    </message>
    <message>
      <source>{year}: people arrested, as patrols recorded: {n}.</source>
      <translation>{year}: จับกุมได้ {n} คน ตามที่ชุดลาดตระเวนบันทึก</translation>
    </message>
    <message>
      <source>{year}: threats found: {n:,}, {rate:.2f} per 100 km ({low:.2f} to {high:.2f}), {index:.2f} times the rate of {base} ({index_low:.2f} to {index_high:.2f}; {seen}).</source>
      <translation>{year}: พบภัยคุกคาม {n:,} ครั้ง {rate:.2f} ต่อ 100 กม. ({low:.2f} ถึง {high:.2f}) เป็น {index:.2f} เท่าของอัตราปี {base} ({index_low:.2f} ถึง {index_high:.2f}; {seen})</translation>
    </message>
    <message>
      <source>{year}: threats found: {n:,}, {rate:.2f} per 100 km ({low:.2f} to {high:.2f}).</source>
      <translation>{year}: พบภัยคุกคาม {n:,} ครั้ง {rate:.2f} ต่อ 100 กม. ({low:.2f} ถึง {high:.2f})</translation>
    </message>
    <message>
      <source>{year}: {km:,.0f} km were patrolled ({shares}).</source>
      <translation>{year}: ระยะลาดตระเวน {km:,.0f} กม. ({shares})</translation>
    </message>
    <message>
      <source>{year}: {km:,.0f} km were patrolled.</source>
      <translation>{year}: ลาดตระเวน {km:,.0f} กม.</translation>
    </message>
    <message>
      <source>{year}: {what} – {reason}.</source>
      <translation>{year}: {what} – {reason}</translation>
    </message>
    <message>
      <source>– is left out</source>
      <translation>– คือตัดออก</translation>
    </message>
    <message>
      <source>– left out</source>
      <translation>– ไม่เอา</translation>
    </message>
    <message>
      <source>“generated” when ELEVATION is given</source>
      <translation>“generated” เมื่อใส่ ELEVATION</translation>
    </message>
    <message>
      <source>“{column}” must name a header, not {value}</source>
      <translation>“{column}” ต้องระบุหัวคอลัมน์ ไม่ใช่ {value}</translation>
    </message>
    <message>
      <source>“{first}” and “{second}” differ by no more than chance would make them differ.</source>
      <translation>“{first}” กับ “{second}” ต่างกันไม่เกินกว่าที่เกิดขึ้นได้โดยบังเอิญ</translation>
    </message>
    <message>
      <source>“{first}” scores {gap:.2f} less than “{second}” (95 % interval {low:.2f} to {high:.2f}) and is better in {share:.0f} % of the replays.</source>
      <translation>“{first}” ได้คะแนนน้อยกว่า “{second}” อยู่ {gap:.2f} (ช่วงความเชื่อมั่น 95 % {low:.2f} ถึง {high:.2f}) และดีกว่าใน {share:.0f} % ของครั้งที่จำลอง</translation>
    </message>
    <message>
      <source>“{first}” scores {gap:.2f} more than “{second}” (95 % interval {low:.2f} to {high:.2f}) and is better in {share:.0f} % of the replays.</source>
      <translation>“{first}” ได้คะแนนมากกว่า “{second}” อยู่ {gap:.2f} (ช่วงความเชื่อมั่น 95 % {low:.2f} ถึง {high:.2f}) และดีกว่าใน {share:.0f} % ของครั้งที่จำลอง</translation>
    </message>
    <message>
      <source>“{member}” is packed suspiciously small</source>
      <translation>“{member}” ถูกบีบอัดจนเล็กผิดปกติ</translation>
    </message>
    <message>
      <source>“{member}” points outside of it</source>
      <translation>“{member}” ชี้ออกนอกไฟล์ zip</translation>
    </message>
    <message>
      <source>“{name}” stands twice in one record</source>
      <translation>“{name}” ซ้ำสองครั้งในรายการเดียว</translation>
    </message>
    <message>
      <source>“{plan}”: {team_days} team-days, {km:.0f} km and {cameras} cameras, replayed {replays} times over {days} days.</source>
      <translation>“{plan}”: {team_days} วัน-ชุด {km:.0f} กม. และกล้อง {cameras} ตัว จำลอง {replays} ครั้ง ครั้งละ {days} วัน</translation>
    </message>
    <message>
      <source>“{sign}” is missing</source>
      <translation>ไม่มี “{sign}”</translation>
    </message>
    <message>
      <source>“{timezone}” is not a known time zone. Give its IANA name, for example Asia/Bangkok or Africa/Nairobi.</source>
      <translation>ไม่รู้จักเขตเวลา “{timezone}” โปรดใส่ชื่อแบบ IANA เช่น Asia/Bangkok หรือ Africa/Nairobi</translation>
    </message>
    <message>
      <source>… and {count} more notes: see Data quality.</source>
      <translation>… และหมายเหตุอีก {count} ข้อ ดูในคุณภาพข้อมูล</translation>
    </message>
    <message>
      <source>… and {n} more conflicts; CONFLICTS_FILE lists all of them.</source>
      <translation>… และรายการที่ขัดแย้งกันอีก {n} รายการ CONFLICTS_FILE แสดงครบทุกรายการ</translation>
    </message>
    <message>
      <source>▲ marks more than {limit:.2f}</source>
      <translation>▲ คือมากกว่า {limit:.2f}</translation>
    </message>
    <message>
      <source>▲ {ratio:.2f} too many</source>
      <translation>▲ {ratio:.2f} มากเกินไป</translation>
    </message>
    <message>
      <source>✕ {count} months without records: {months}</source>
      <translation>✕ {count} เดือนที่ไม่มีข้อมูล: {months}</translation>
    </message>
    <message>
      <source>✗ not usable</source>
      <translation>✗ ใช้ไม่ได้</translation>
    </message>
  </context>
</TS>
