//go:build linux

package inbox

import "golang.org/x/sys/unix"

// remote are file systems that other machines write to, or that are written below what is mounted here.
var remote = map[uint32]string{
	0x6969: "NFS", 0x517b: "SMB", 0xfe534d42: "SMB", 0xff534d42: "SMB", 0x65735546: "FUSE", 0x794c7630: "an overlay",
	0x01021997: "9p", 0x00c36400: "Ceph", 0x0bd00bd0: "Lustre", 0x01161970: "GFS2", 0x7461636f: "OCFS2", 0x5346414f: "AFS",
	0x786f4256: "a shared folder of a virtual machine",
}

// Remote names the kind of share a path lies on, "" for a disk of this machine.
func Remote(path string) string {
	var st unix.Statfs_t
	if unix.Statfs(path, &st) != nil {
		return ""
	}
	return remote[uint32(st.Type)]
}
